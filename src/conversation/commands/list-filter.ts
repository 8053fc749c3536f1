/** Which cases /待办 shows. */
import { dayOf } from '../../domain/calendar.js';
import { holders } from '../../domain/case/tell.js';
import type { Case } from '../../domain/case/types.js';
import type { PersonId } from '../../domain/person.js';
import type { Instant } from '../../domain/time.js';
import type { WayNames } from '../../domain/ways.js';
import type { Listed } from '../../wording/replies.js';

const WORDS: Readonly<Record<string, Listed>> = {
  '': 'mine',
  我的: 'mine',
  今日: 'today',
  今天: 'today',
  today: 'today',
  超期: 'late',
  逾期: 'late',
  late: 'late',
  挂账: 'parked',
  parked: 'parked',
  督办: 'supervised',
  supervised: 'supervised',
  全部: 'all',
  所有: 'all',
  all: 'all',
};

/** Null when the word is none of these, nor what supervision is called there. */
export function parseListFilter(args: string, { supervise }: WayNames): Listed | null {
  const wanted = args.trim();
  return wanted !== '' && wanted === supervise ? 'supervised' : (WORDS[wanted.toLowerCase()] ?? null);
}

/** Those of the cases in charge that are asked for, the most pressing first. What is put aside or supervised is everybody's. */
export function listed(cases: readonly Case[], which: Listed, me: PersonId, now: Instant): Case[] {
  const isMine = (c: Case): boolean => c.state !== 'replied' && holders(c).includes(me);
  const fits = (c: Case): boolean => {
    const due = c.clock.finishDue;
    switch (which) {
      case 'mine':
        return isMine(c);
      case 'today':
        return isMine(c) && due !== null && due >= now && dayOf(due) === dayOf(now);
      case 'late':
        return isMine(c) && due !== null && due < now;
      case 'parked':
        return c.state === 'parked';
      case 'supervised':
        return c.state !== 'replied' && c.mode === 'supervise';
      case 'all':
        return true;
    }
  };
  const pressing = (c: Case): number => c.clock.finishDue ?? c.parking?.reviewAt ?? Infinity;
  return cases.filter(fits).sort((a, b) => pressing(a) - pressing(b));
}

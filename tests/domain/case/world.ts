/** A village at work, for tests of the case: 索南 and 豆太 in 二社, 才让 leads it, 王书记 heads the village. */
import { decide } from '../../../src/domain/case/decide.js';
import type { Action, Actor, Decision, Doing, Env } from '../../../src/domain/case/action.js';
import { openCase, type Opening } from '../../../src/domain/case/open.js';
import type { Case, Reporter } from '../../../src/domain/case/types.js';
import { DEFAULT_DEADLINES } from '../../../src/domain/deadlines.js';
import { createDirectory } from '../../../src/domain/directory.js';
import type { Told } from '../../../src/domain/notice.js';
import { at, plainCalendar } from '../plain-calendar.js';
import { sampleReporter } from '../sample-case.js';
import { duty, GM, GRID1, GRID2, person, TOWNSHIP, village } from '../small-village.js';

export const PEOPLE = [
  person('suonan', [duty('grid_member', GRID2)], { calledAs: '索南' }),
  person('doutai', [duty('grid_member', GRID2)], { calledAs: '豆太' }),
  person('cairang', [duty('grid_lead', GRID2)], { calledAs: '才让' }),
  person('yixi', [duty('grid_member', GRID1)], { calledAs: '益西' }),
  person('wang', [duty('shop_head', GM)], { calledAs: '王书记' }),
  person('ma', [duty('chief_shopkeeper', TOWNSHIP)], { calledAs: '马副书记' }),
  person('dian', [duty('department', TOWNSHIP, '0503')], { calledAs: '供电所' }),
  person('ji', [duty('department', TOWNSHIP, '1202')], { calledAs: '纪检' }),
];

export const DIRECTORY = createDirectory([village(PEOPLE)]);

/** A Monday morning. */
export const MONDAY = at('2026-11-23 10:00');

export function env(now = MONDAY): Env {
  return { now, calendar: plainCalendar(), deadlines: DEFAULT_DEADLINES, directory: DIRECTORY };
}

let serial = 0;
export const doingAs = (actor: Actor, now = MONDAY): Doing => ({
  actor,
  key: `key-${String(++serial)}`,
  env: env(now),
});
export const clerk = (id: string): Actor => ({ kind: 'person', person: id });
export const SYSTEM: Actor = { kind: 'system' };
export const REPORTER: Actor = { kind: 'reporter', contact: 'contact/1' };

export const zhuoma: Reporter = sampleReporter({ contact: 'contact/1', name: '卓玛' });
export const cairangVillager: Reporter = sampleReporter({
  contact: 'contact/2',
  name: '才让家',
  door: { channel: 'simulator', conversation: 'room-1', room: true, user: 'user-2' },
});

export function opening(changes: Partial<Opening> = {}): Opening {
  return {
    ...{ id: `${GM}/1`, number: 'GM-0312', village: GM, area: GRID2, areaKnown: true },
    ...{ category: '0501', nature: '求助', urgency: 'B', emergency: null, confidential: false, accused: [] },
    ...{
      text: '二社自来水又停了',
      media: [],
      place: null,
      concerned: null,
      phone: '13912341234',
      reporter: zhuoma,
      askedElsewhere: false,
      draft: false,
    },
    ...changes,
  };
}

/** A case opened on Monday morning, as the domain makes it. */
export const opened = (changes: Partial<Opening> = {}): { case: Case; told: readonly Told[] } =>
  openCase(opening(changes), doingAs(REPORTER));

/** A case and everything told since it was made, driven by actions; each must be allowed. */
export class Story {
  case: Case;
  told: Told[] = [];
  now: number;

  constructor(first: Case, now = MONDAY) {
    this.case = first;
    this.now = now;
  }

  try(actor: Actor, action: Action): Decision {
    return decide(this.case, action, doingAs(actor, this.now));
  }

  do(actor: Actor, action: Action): this {
    const decision = this.try(actor, action);
    if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
    this.case = decision.case;
    this.told = [...decision.told];
    return this;
  }

  at(now: number): this {
    this.now = now;
    return this;
  }

  tick(now: number): this {
    return this.at(now).do(SYSTEM, { kind: 'tick' });
  }

  kinds(): string[] {
    return this.told.map(({ notice }) => notice.kind);
  }
}

export const waterCase = (changes: Partial<Opening> = {}): Story => new Story(opened(changes).case);

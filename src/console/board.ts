/** The board: which of a person's cases are shown, in which column, in which order. */
import { isWithin } from '../domain/area.js';
import { isLate } from '../domain/case/milestones.js';
import { holders } from '../domain/case/tell.js';
import type { Case, CaseState } from '../domain/case/types.js';
import { CLASSES } from '../domain/category.js';
import type { PersonId } from '../domain/person.js';
import { can, maySeePhone } from '../domain/rights.js';
import type { Instant } from '../domain/time.js';
import { URGENCY_CLASSES, type UrgencyClass } from '../domain/urgency.js';
import { COLUMNS, type Column, type Shown } from '../wording/console-words.js';
import { CONSOLE, type Desk } from './desk.js';
import { areasOfWork } from './read-cases.js';

export interface Filter {
  show: Shown;
  /** Path; "" for everywhere. */
  area: string;
  /** Two digits of a class; "" for all. */
  kind: string;
  urgency: UrgencyClass | '';
  text: string;
  /** Only this column, in pages; null for the beginnings of all. */
  column: Column | null;
  page: number;
}

export interface Board {
  columns: { column: Column; cases: Case[]; late: number }[];
  all: number;
  late: number;
}

const COLUMN_OF: Readonly<Record<CaseState, Column | null>> = {
  ...{ draft: 'undecided', new: 'undecided', triage: 'undecided', emergency: 'emergency' },
  ...{ dispatched: 'offered', redo: 'offered', accepted: 'working', in_progress: 'working' },
  ...{ need_info: 'waiting', objection: 'waiting', extension: 'waiting', verifying: 'waiting' },
  ...{ parked: 'parked', replied: 'answered' },
  ...{ answered: null, closed: null, merged: null, declined: null, withdrawn: null, archived: null },
};

/** What makes no sense filters nothing. */
export function filterIn(query: URLSearchParams): Filter {
  const given = (name: string): string => (query.get(name) ?? '').trim().slice(0, 100);
  const page = /^\d{1,4}$/u.test(given('page')) ? Number(given('page')) : 1;
  return {
    show: (['mine', 'late'] as const).find((one) => one === given('show')) ?? 'all',
    ...{ area: given('area'), text: given('q'), page: Math.max(1, page) },
    kind: CLASSES.find(({ code }) => code === given('kind'))?.code ?? '',
    urgency: URGENCY_CLASSES.find((one) => one === given('urgency')) ?? '',
    column: COLUMNS.find((one) => one === given('column')) ?? null,
  };
}

/** Where the board is seen so; what is not narrowed is not named. */
export function addressOf(filter: Filter): string {
  const { show, area, kind, urgency, text, column, page } = filter;
  const said = { show: show === 'all' ? '' : show, area, kind, urgency, q: text, column: column ?? '' };
  const query = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
  if (page > 1) query.set('page', String(page));
  return query.size === 0 ? CONSOLE : `${CONSOLE}?${query.toString()}`;
}

export async function readBoard(desk: Desk, filter: Filter): Promise<Board> {
  const { context, me, now } = desk;
  const directory = context.directory();
  const cases = (await desk.readCases(areasOfWork(me, directory)))
    .filter((c) => fits(c, filter, me.id, now))
    .filter((c) => can(me.id, 'look', c, directory).may)
    .sort((a, b) => (a.clock.finishDue ?? Infinity) - (b.clock.finishDue ?? Infinity) || a.since - b.since);
  const columns = COLUMNS.map((column) => {
    const own = cases.filter(({ state }) => COLUMN_OF[state] === column);
    return { column, cases: own, late: own.filter((c) => isLate(c, now)).length };
  });
  return { columns, all: cases.length, late: columns.reduce((sum, { late }) => sum + late, 0) };
}

function fits(c: Case, { show, area, kind, urgency, text }: Filter, me: PersonId, now: Instant): boolean {
  return (
    (show !== 'mine' || holders(c).includes(me)) &&
    (show !== 'late' || isLate(c, now)) &&
    (area === '' || isWithin(c.area, area)) &&
    c.category.startsWith(kind) &&
    (urgency === '' || c.deadlines === urgency) &&
    (text === '' || isFound(c, text, me))
  );
}

/** By number, by what was said, and by phone for whoever may see it. */
function isFound(c: Case, text: string, me: PersonId): boolean {
  const wanted = text.normalize('NFKC').toUpperCase();
  if (c.number.includes(wanted)) return true;
  const mayCall = maySeePhone(me, c) && !c.confidential;
  if (mayCall && /^\d{4,}$/u.test(wanted) && (c.phone?.includes(wanted) ?? false)) return true;
  return !c.sealed && [c.gist, c.place ?? ''].some((said) => said.toUpperCase().includes(wanted));
}

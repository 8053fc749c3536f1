/**
 * Every figure of the statistics is a sum over cases, so a list of those it counts is made by asking the same figure of
 * each case alone: the list cannot come to another number.
 */
import { isWithin, type AreaPath } from '../../../domain/area.js';
import type { Case } from '../../../domain/case/types.js';
import { SHARES, type ShareName } from '../../../domain/indicators.js';
import type { Period } from '../../../domain/period.js';
import type { Statistics } from '../../../domain/statistics.js';
import { statisticsAmong, type Figures } from '../../../usecases/statistics.js';

/** One case, and what the statistics of it alone come to. */
export interface Counted {
  c: Case;
  alone: Statistics;
}

/** How often a case is counted: once, as often as its reporters answered, or not at all. */
export type Figure = (one: Counted) => number;

const PARTS = ['hit', 'missed', 'all'] as const;
type Part = (typeof PARTS)[number];

export function countEach(context: Figures, cases: readonly Case[], period: Period): Counted[] {
  return cases.map((c) => ({ c, alone: statisticsAmong(context, [c], period) }));
}

export const totalOf = (counted: readonly Counted[], figure: Figure): number =>
  counted.reduce((sum, one) => sum + figure(one), 0);

const shareFigure =
  (name: ShareName, part: Part): Figure =>
  ({ alone }) => {
    const { numerator, denominator } = alone.indicators[name];
    return part === 'all' ? denominator : part === 'hit' ? numerator : denominator - numerator;
  };

export const received: Figure = ({ alone }) => alone.received.cases;

/** What is asked for as "share.onTime.missed", "class.05", "area.63.22.22.203.201.1"; null for what is no figure. */
export function figureNamed(name: string): Figure | null {
  const [kind = '', ...rest] = name.split('.');
  const what = rest.join('.');
  switch (kind) {
    case 'received':
      return received;
    case 'repeated':
      return ({ alone }) => alone.received.repeated.numerator;
    case 'foundFirst':
      return ({ alone }) => alone.received.foundFirst.numerator;
    case 'due':
      return ({ alone }) => alone.indicators.cases;
    case 'yellow':
      return ({ alone }) => alone.indicators.yellowCards;
    case 'red':
      return ({ alone }) => alone.indicators.redCards;
    case 'supervised':
      return ({ alone }) => alone.indicators.supervised;
    case 'channel':
      return ({ alone }) => (Object.hasOwn(alone.received.byChannel, what) ? (alone.received.byChannel[what] ?? 0) : 0);
    case 'class':
      return (one) => (one.c.category.startsWith(what) ? received(one) : 0);
    case 'area':
      return (one) => (isWithin(one.c.area, what) ? received(one) : 0);
    case 'own':
      return ownFigure(what);
    case 'share':
      return named(rest);
    default:
      return null;
  }
}

/** Of an area itself, without those below it: what nobody has placed yet. */
const ownFigure =
  (area: AreaPath): Figure =>
  (one) =>
    one.c.area === area ? received(one) : 0;

function named([share = '', part = '']: readonly string[]): Figure | null {
  const name = SHARES.find((one) => one === share);
  const which = PARTS.find((one) => one === part);
  return name === undefined || which === undefined ? null : shareFigure(name, which);
}

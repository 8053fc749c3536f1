/** What somebody tells may be told already: then it is one more voice, or whoever leads is asked. */
import type { AreaPath } from '../../domain/area.js';
import { briefOf, tellPeople } from '../../domain/case/tell.js';
import type { Case } from '../../domain/case/types.js';
import type { Told } from '../../domain/notice.js';
import { householdsOf } from '../../domain/households.js';
import { CLEAR_IN_GROUP, CLEARLY_OWN, isOneThing, mayJoin, whoMerges, type Caution } from '../../domain/same-fact.js';
import { HOUR } from '../../domain/time.js';
import type { Matter } from '../../understanding/split-matters.js';
import { commonWords } from '../../understanding/similarity/shared-words.js';
import { raiseOneCause } from '../../usecases/one-cause.js';
import type { SimilarCase } from '../../usecases/similar-cases.js';
import { tellingsOf } from '../../usecases/telling-of.js';
import { sameClass } from '../contact.js';
import { roomOf } from '../room.js';
import { keyOf, type Turn } from '../turn.js';
import { isReporter } from './join.js';

/** What a matter may be the same as. */
export interface Known {
  /** So clearly told in this case that no other is opened. */
  clear: Case | null;
  /** Perhaps the same as this one. */
  doubtful: SimilarCase | null;
}

/** Nothing is told yet. */
export const UNKNOWN: Known = { clear: null, doubtful: null };

/** People in one group hear each other for about this long. */
const SAME_TALK = 12 * HOUR;

/** Where a matter lies; `areaKnown` is false while that is only the village. */
export interface Whereabouts {
  area: AreaPath;
  areaKnown: boolean;
}

/** Looks for a matter among the open cases of the village. */
export async function known(turn: Turn, village: AreaPath, where: Whereabouts, matter: Matter): Promise<Known> {
  const { category, place } = matter.understood;
  if (matter.text === '' || turn.message.heard?.sure === false) return UNKNOWN;
  const telling = { id: '', category: category.code, area: where.area, place, at: turn.message.at, text: matter.text };
  const find = (at: number | null): Promise<SimilarCase[]> => turn.talk.findSimilar(village, { ...telling, at });
  const own = turn.contact.cases.length === 0 ? null : ownOf(turn, await find(null), category.code);
  if (own !== null) return { clear: own, doubtful: null };
  const others = (await find(telling.at)).filter(({ case: c }) => !isReporter(turn, c) && !isFrom(turn, c));
  const caution = turn.talk.layers.cautionOf(village);
  const clear = others.find(await isClear(turn, where, matter, caution));
  const doubtful = others.find(({ likelihood }) => likelihood >= caution.doubtful);
  return { clear: clear?.case ?? null, doubtful: doubtful ?? null };
}

/** However long ago: nobody opens a second case for what they wait for. */
function ownOf(turn: Turn, found: readonly SimilarCase[], category: string): Case | null {
  const own = found.find(
    ({ case: c, likelihood }) =>
      isReporter(turn, c) && !isFrom(turn, c) && likelihood >= CLEARLY_OWN && sameClass(c.category, category),
  );
  return own?.case ?? null;
}

/** Opened by this very message, which is worked on again. */
function isFrom(turn: Turn, c: Case): boolean {
  return c.remarks[0]?.key === keyOf(turn);
}

async function isClear(
  turn: Turn,
  { areaKnown }: Whereabouts,
  { understood }: Matter,
  caution: Caution,
): Promise<(found: SimilarCase) => boolean> {
  const { conversation, channel } = turn.message;
  const { recent } = conversation.room ? await roomOf(turn.talk.context, channel, conversation.id) : { recent: [] };
  const since = turn.talk.context.now() - SAME_TALK;
  const here = new Set(recent.filter(({ at }) => at >= since).map(({ id }) => id));
  const category = understood.category.code;
  // Who suggests something does not tell what is broken.
  if (understood.nature === '建议') return () => false;
  return ({ case: c, likelihood, samePlace }) => {
    if (!mayJoin(c, category)) return false;
    if (here.has(c.id)) return likelihood >= CLEAR_IN_GROUP;
    return likelihood >= caution.clear && isOneThing(c, { category, areaKnown }, samePlace);
  };
}

/** What whoever leads hears of a case that was opened or got another household. */
export async function askedOf(turn: Turn, c: Case, doubtful: SimilarCase | null): Promise<Told[]> {
  const { context } = turn.talk;
  const directory = context.directory();
  const env = { directory, now: context.now() };
  const brief = (one: Case) => briefOf(one, directory);
  const alike = await raiseOneCause(context, c, keyOf(turn));
  const [first, ...others] = alike ?? [];
  if (alike !== null && first !== undefined) {
    const what = commonWords(alike.flatMap((one) => tellingsOf(one).slice(0, 1)));
    const about = { cases: alike.map(brief), households: householdsOf(alike), what };
    return tellPeople(whoMerges(first, others, env), { kind: 'oneCause', ...about });
  }
  if (doubtful === null || doubtful.case.id === c.id) return [];
  const { case: other, why } = doubtful;
  return tellPeople(whoMerges(c, [other], env), { kind: 'maybeSame', case: brief(c), other: brief(other), why });
}

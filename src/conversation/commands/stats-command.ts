/** /统计: the indicators of an area and a period, and the cases behind one of them. */
import { isWithin, type AreaPath } from '../../domain/area.js';
import { monthOf, periodIn } from '../../domain/period.js';
import { landmarkOf } from '../../domain/place-names.js';
import type { Landmark } from '../../domain/village.js';
import { waysOf } from '../../domain/ways.js';
import type { PaperLinks } from '../../usecases/paper-links.js';
import { behindCount, behindShare, isListable, statisticsOf } from '../../usecases/statistics.js';
import { areasOf } from '../../usecases/visits.js';
import type { Handled } from '../stored-message.js';
import { answered, aside } from '../turn.js';
import type { Call, Command } from './command.js';

export const stats: Command = {
  name: 'stats',
  zh: '统计',
  also: ['指标'],
  form: '/统计 [社或村] [时间] [指标|表]',
  example: '/统计 二社 上月 响应率',
  does: '各项指标；写上指标名，看是哪些事；写“表”，出月报',
  right: 'stats',
  run: async (call) => {
    const { words } = call.turn.talk;
    const unknown = unknownWord(call);
    if (unknown !== undefined) return answered(call.turn, 'refused', words.replies.unknownInStats(unknown));
    const area = areaAsked(call);
    if (area === null) return answered(call.turn, 'refused', words.replies.notYourArea());
    const { papers } = call.turn.talk;
    return papers !== null && wantsReport(call) ? report(call, area, papers) : shown(call, area);
  },
};

const REPORT = /表|月报|report/iu;
const wantsReport = ({ args }: Call): boolean => REPORT.test(args);

/** The report of the month that is named, or of the one that it begins in. */
function report(call: Call, area: AreaPath, papers: PaperLinks): Handled {
  const { context, words } = call.turn.talk;
  const now = context.now();
  const month = monthOf((periodIn(call.args, now) ?? monthOf(now)).from);
  const link = (kind: 'xlsx' | 'pdf'): string =>
    papers.make({ person: call.me.id, paper: { kind, area, month: month.from } }, now);
  const areaName = context.directory().areaName(area);
  const text = words.replies.reportReady({ areaName, month, xlsx: link('xlsx'), pdf: link('pdf') });
  return aside(call.turn, answered(call.turn, 'report', text), text);
}

async function shown(call: Call, area: AreaPath): Promise<Handled> {
  const { context, words } = call.turn.talk;
  const now = context.now();
  const period = periodIn(call.args, now) ?? monthOf(now);
  const areaName = context.directory().areaName(area);
  const said = (text: string): Handled => answered(call.turn, 'stats', text);
  const share = words.replies.shareNamed(call.args);
  const ways = waysOf(context.directory().filesOf(area));
  const count = words.replies.countNamed(call.args, ways);
  if ((share !== null || count !== null) && !(await isListable(context, area)))
    return said(words.replies.tooManyToList(areaName));
  if (share !== null) {
    const behind = await behindShare(context, area, period, share);
    return said(words.replies.share({ name: share, behind, period, areaName }, context.directory()));
  }
  if (count !== null) {
    const cases = await behindCount(context, area, period, count);
    return said(words.replies.counted({ name: count, cases, period, areaName, ways }, context.directory()));
  }
  const statistics = await statisticsOf(context, area, period);
  return said(words.replies.statistics({ statistics, period, areaName, ways, now }));
}

const wordsOf = (call: Call): string[] => call.args.split(/[\s，,、]+/u);

/** The area that is named, else the widest one of the caller; null for one that is not theirs. */
function areaAsked(call: Call): AreaPath | null {
  const own = areasOf(call.turn.talk.context, call.me.id);
  const known = placesKnown(call);
  const named = wordsOf(call).flatMap((word) => known.filter((place) => isCalled(place, word)));
  const asked = named[0]?.area ?? own[0];
  return asked !== undefined && own.some((area) => isWithin(asked, area)) ? asked : null;
}

const isCalled = ({ name, aliases }: Landmark, word: string): boolean => name === word || aliases.includes(word);

/** Areas and places that may be named, the caller's own first. */
function placesKnown(call: Call): Landmark[] {
  const { context } = call.turn.talk;
  const directory = context.directory();
  const own = areasOf(context, call.me.id);
  const village = call.turn.village?.path ?? own[0];
  const areas = [...own.flatMap((path) => directory.area(path) ?? []), ...directory.villageAreas()].map(landmarkOf);
  return [...areas, ...(village === undefined ? [] : directory.placesOf(village))];
}

/** 本村, 我们社 and what is too short to be a name say nothing new. */
const NO_NAME = /^(?:[本我咱全各].*|.?|[^\p{Script=Han}]*)$/u;

/** What is neither a place nor a time nor a figure: figures of another area than the one meant would be believed. */
function unknownWord(call: Call): string | undefined {
  const { context, words } = call.turn.talk;
  const known = placesKnown(call);
  const ways = waysOf(areasOf(context, call.me.id).flatMap((area) => context.directory().filesOf(area)));
  return wordsOf(call).find(
    (word) =>
      !NO_NAME.test(word) &&
      !REPORT.test(word) &&
      periodIn(word, context.now()) === null &&
      words.replies.shareNamed(word) === null &&
      words.replies.countNamed(word, ways) === null &&
      !known.some((place) => isCalled(place, word)),
  );
}

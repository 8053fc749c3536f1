/** /统计: the indicators of an area and a period, and the cases behind one of them. */
import { isWithin, type AreaPath } from '../../domain/area.js';
import { monthOf, periodIn } from '../../domain/period.js';
import { canInVillage } from '../../domain/rights.js';
import { behindShare, statisticsOf } from '../../usecases/statistics.js';
import { areasOf } from '../../usecases/visits.js';
import type { Handled } from '../stored-message.js';
import { answered } from '../turn.js';
import type { Call, Command } from './command.js';

export const stats: Command = {
  name: 'stats',
  zh: '统计',
  also: ['指标'],
  form: '/统计 [社或村] [时间] [指标]',
  example: '/统计 二社 上月 响应率',
  does: '各项指标；写上指标名，看是哪些事',
  right: 'stats',
  run: async (call) => {
    const { context, words } = call.turn.talk;
    if (!canInVillage(call.me.id, 'stats', context.directory()).may)
      return answered(call.turn, 'refused', words.replies.notAllowed('grid_lead'));
    const area = areaAsked(call);
    if (area === null) return answered(call.turn, 'refused', words.replies.notYourArea());
    return shown(call, area);
  },
};

async function shown(call: Call, area: AreaPath): Promise<Handled> {
  const { context, words } = call.turn.talk;
  const now = context.now();
  const period = periodIn(call.args, now) ?? monthOf(now);
  const areaName = context.directory().areaName(area);
  const statistics = await statisticsOf(context, area, period);
  const name = words.replies.shareNamed(call.args);
  if (name === null) return answered(call.turn, 'stats', words.replies.statistics({ statistics, period, areaName }));
  const behind = await behindShare(context, area, period, name);
  const rate = statistics.indicators[name];
  return answered(
    call.turn,
    'stats',
    words.replies.share({ name, rate, behind, period, areaName }, context.directory()),
  );
}

/** The area that is named, else the widest one of the caller; null for one that is not theirs. */
function areaAsked(call: Call): AreaPath | null {
  const { context } = call.turn.talk;
  const directory = context.directory();
  const own = areasOf(context, call.me.id);
  const village = call.turn.village?.path ?? own[0];
  const known = village === undefined ? [] : [...own, village, ...directory.placesOf(village).map(({ area }) => area)];
  const named = call.args
    .split(/[\s，,、]+/u)
    .flatMap((word) => known.filter((path) => directory.area(path)?.name === word));
  const asked = named[0] ?? own[0];
  return asked !== undefined && own.some((area) => isWithin(asked, area)) ? asked : null;
}

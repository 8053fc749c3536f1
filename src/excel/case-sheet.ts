/** Cases as a sheet to be handed on: masked, and without those that are sealed, confidential or sensitive. */
import { dayOf } from '../domain/calendar.js';
import { categoryLabel } from '../domain/category.js';
import { isPrivate, nameOf } from '../domain/case/tell.js';
import type { Case, CaseState } from '../domain/case/types.js';
import type { Directory } from '../domain/directory.js';
import { maskText } from '../domain/mask.js';
import type { Sheet } from '../domain/paper.js';
import type { Instant } from '../domain/time.js';

const HEAD = ['件号', '报事日期', '地点', '类别', '事情', '户数', '状态', '承办', '应办结', '答复日期', '结果'];

/** In the order given; `stateName` is the word for a state. */
export function caseSheet(
  cases: readonly Case[],
  directory: Directory,
  stateName: (state: CaseState) => string,
): Sheet {
  const rows = cases
    .filter((c) => !isPrivate(c))
    .map((c) => [
      ...[c.number, dayOrBlank(c.reporters[0]?.at ?? c.since), directory.areaName(c.area), categoryLabel(c.category)],
      ...[maskText(c.gist), c.reporters.length, stateName(c.state), c.lead === null ? '' : nameOf(c.lead, directory)],
      ...[dayOrBlank(c.clock.finishDue), dayOrBlank(c.clock.repliedAt), c.result === null ? '' : maskText(c.result)],
    ]);
  return { name: '办件', head: HEAD, rows };
}

const dayOrBlank = (at: Instant | null): string => (at === null ? '' : dayOf(at));

/** The work notebook, to the clerk alone. */
import { VISIT_KINDS, type Visit, type VisitKind } from '../../domain/visit.js';
import type { NotebookReplies } from '../notebook-words.js';
import { dayNearby, dayWords } from './time-words.js';

export const VISIT_KIND_WORDS: Readonly<Record<VisitKind, string>> = {
  policy: '政策宣传',
  feelings: '了解情况',
  comments: '群众意见',
  mediation: '矛盾调解',
  environment: '环境卫生',
  frail: '看望困难户',
};

/** More names than these are read by nobody. */
const MOST_SHOWN = 20;

const line = (visit: Visit, now: number): string =>
  `${dayNearby(visit.at, now)} ${visit.whom}（${visit.kinds.map((kind) => VISIT_KIND_WORDS[kind]).join('、')}）：${visit.text}`;

export const notebookReplies: NotebookReplies = {
  visitNoted: ({ visit, again, matter }, now) => {
    const unlisted = visit.household === null ? '名册里没有这一户，先按您说的记下了。' : '';
    const next = again === null ? '' : `${dayNearby(again, now)}我提醒您再去。`;
    const asked = matter === null ? '' : `里面说“${matter}”，要不要立一件事？回 1 立件，回 0 只记下。`;
    return `记进走访日志：${visit.whom}户，${dayWords(visit.at)}，${visit.kinds.map((kind) => VISIT_KIND_WORDS[kind]).join('、')}。${unlisted}${next}${asked}`;
  },
  visitOnly: () => '好，只记在日志里。',
  notebook: ({ visits, plans }, now) =>
    [
      ...(plans.length === 0
        ? []
        : ['要去的：', ...plans.map((plan) => `${dayNearby(plan.at, now)} ${plan.whom}：${plan.why}`)]),
      ...(visits.length === 0
        ? ['这30天还没有记走访。记一次：/走访 户主 看到了什么']
        : ['最近走访：', ...visits.map((visit) => line(visit, now))]),
      '没去过的户：/日志 未走访 30',
    ].join('\n'),
  unvisited: ({ households, of, days }, directory) => {
    if (of === 0) return '名册里还没有登记户，请操作员把户名册加进村文件。';
    if (households.length === 0) return `您片里${String(of)}户，${String(days)}天内都去过了。`;
    const shown = households.slice(0, MOST_SHOWN);
    const more = households.length > shown.length ? `……还有${String(households.length - shown.length)}户` : '';
    const names = shown.map(
      ({ head, area, frail }) => `${frail === true ? '★' : ''}${head}（${directory.areaName(area)}）`,
    );
    return `${String(days)}天没去过的有${String(households.length)}户（共${String(of)}户），★是要多看望的：\n${names.join('、')}${more}`;
  },
  visitsFound: ({ word, visits, of }, now) =>
    visits.length === 0
      ? `一年里的走访日志没有“${word}”。`
      : [
          `“${word}”找到${String(of)}条${of > visits.length ? `，最近${String(visits.length)}条` : ''}：`,
          ...visits.map((visit) => line(visit, now)),
        ].join('\n'),
  visitSheet: (month, { visits, seen, households, byKind }) =>
    [
      `${String(month)}月走访：${String(visits)}次，到过${String(seen)}户（共${String(households)}户）。`,
      ...VISIT_KINDS.flatMap((kind) =>
        byKind[kind] === 0 ? [] : [`${VISIT_KIND_WORDS[kind]} ${String(byKind[kind])}次`],
      ),
    ].join('\n'),
};

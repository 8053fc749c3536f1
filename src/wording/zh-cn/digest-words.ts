/** The digest as one message (dialogues.md, 11): counts, what presses, the three rates, what to type. */
import { chinaClock, instantOf } from '../../domain/calendar.js';
import { className } from '../../domain/category.js';
import type { Chart, ShownShare } from '../../domain/chart.js';
import type { Digest, DigestEntry } from '../../domain/digest.js';
import type { Rate } from '../../domain/indicators.js';
import type { WayNames } from '../../domain/ways.js';
import type { WeekFigures } from '../../domain/week-figures.js';
import { shortNumber, wayName } from './names.js';
import { dayWords, weekdayWords } from './time-words.js';

const MOST_LINES = 5;

const entry = (one: DigestEntry): string =>
  `${shortNumber(one.number)} ${one.areaName}${one.gist}${one.clerk === null ? '（还没人接）' : `（${one.clerk}）`}`;

const overdue = (one: DigestEntry, ways?: WayNames): string =>
  `${entry(one)}${one.overdueWorkdays === undefined || one.overdueWorkdays === 0 ? '' : `超${String(one.overdueWorkdays)}个工作日`}${one.supervised ? `，已${wayName('supervise', ways)}` : ''}`;

function line(
  mark: string,
  title: string,
  entries: readonly DigestEntry[],
  word: (one: DigestEntry) => string = entry,
): string[] {
  if (entries.length === 0) return [];
  const shown = entries.slice(0, MOST_LINES).map(word).join('、');
  const more = entries.length > MOST_LINES ? ` 等${String(entries.length)}件，/待办 全部` : '';
  return [`${mark} ${title}：${shown}${more}`];
}

function percent(name: string, { rate, numerator, denominator }: Rate): string {
  if (rate === null) return `${name} 还没有`;
  return `${name} ${String(Math.round(rate * 100))}%（${String(numerator)}/${String(denominator)}）`;
}

export function digestText(digest: Digest, areaName: string, late: boolean): string {
  const { week } = digest;
  const when = week === undefined ? dayWords(instantOf(digest.date, 0)) : `一周 ${weekSpan(week)}`;
  const head = `格子铺 ${when} ${areaName}${late ? '（补发）' : ''}`;
  if (digest.quiet && digest.open === 0)
    return `${head}\n${week === undefined ? '今天' : '这一周'}没有新事情，也没有拖着的事。大家辛苦了。`;
  const hot = digest.hot
    .slice(0, MOST_LINES)
    .map(
      (one) =>
        `👥 像是同一件事：${one.areaName}${String(one.households)}户说${one.gist}（${one.numbers.map(shortNumber).join('、')}），要不要并单？/并单 ${shortNumber(one.numbers[1] ?? '')} ${shortNumber(one.numbers[0] ?? '')}`,
    );
  const rates = week?.rates ?? digest.rates;
  return [
    head,
    week === undefined
      ? `今天新来 ${String(digest.newToday)} 件，办结 ${String(digest.doneToday)} 件，还在办 ${String(digest.open)} 件。`
      : `这一周新来 ${String(week.came)} 件，办结 ${String(week.done)} 件，现在还在办 ${String(digest.open)} 件。`,
    ...line('⏰', '今天到期', digest.dueToday),
    ...line('🟡', '下个工作日到期', digest.yellow),
    ...line('🔴', '超期', digest.red, (one) => overdue(one, digest.ways)),
    ...line('🔁', '重办', digest.redo),
    ...line('💤', `${String(Math.round(digest.silentHours / 24))}天没动静`, digest.silent),
    ...line('📌', '挂账该看了', digest.parked),
    ...hot,
    `${week === undefined ? '本月' : '这一周到期的'} ${percent('响应率', rates.response)}，${percent('解决率', rates.solved)}，${percent('满意率', rates.satisfied)}，${percent('评价率', rates.evaluated)}。`,
    '看哪件：/查看 编号',
  ].join('\n');
}

/** What the picture of a weekly digest shows; null for another one. */
export function weekChart({ week, open }: Digest, areaName: string): Chart | null {
  if (week === undefined) return null;
  const { response, solved, satisfied } = week.rates;
  return {
    title: `${areaName} 一周`,
    subtitle: `${weekSpan(week)}  新来${String(week.came)}件，办结${String(week.done)}件`,
    shares: [share('响应率', response), share('解决率', solved), share('满意率', satisfied)],
    columns: {
      title: '每天',
      series: ['新来', '办结'],
      rows: week.days.map(({ day, came, done }) => ({ label: weekdayWords(instantOf(day, 0)), values: [came, done] })),
    },
    bars: {
      title: `现在还在办${String(open)}件`,
      rows: week.byClass.map((one) => ({ label: className(one.code), value: one.open })),
      none: '都办完了',
    },
  };
}

export function share(name: string, { rate, numerator, denominator }: Rate): ShownShare {
  if (rate === null) return { name, value: '—', of: '还没有' };
  return { name, value: `${String(Math.round(rate * 100))}%`, of: `${String(numerator)}/${String(denominator)}` };
}

/** 11月16日到22日, 11月30日到12月6日 */
function weekSpan({ days }: WeekFigures): string {
  const [from, to] = [days[0], days.at(-1)].map((one) => (one === undefined ? null : instantOf(one.day, 0)));
  if (from == null || to == null) return '';
  const [first, last] = [chinaClock(from), chinaClock(to)];
  return `${dayWords(from)}到${first.month === last.month ? `${String(last.day)}日` : dayWords(to)}`;
}

/** The digest as one message (dialogues.md, 11): counts, what presses, the three rates, what to type. */
import type { Digest, DigestEntry } from '../../domain/digest.js';
import type { Rate } from '../../domain/indicators.js';
import { shortNumber } from './names.js';
import { dayWords } from './time-words.js';

const MOST_LINES = 5;

const entry = (one: DigestEntry): string =>
  `${shortNumber(one.number)} ${one.areaName}${one.gist}${one.clerk === null ? '（还没人接）' : `（${one.clerk}）`}`;

const overdue = (one: DigestEntry): string =>
  `${entry(one)}${one.overdueWorkdays === undefined || one.overdueWorkdays === 0 ? '' : `超${String(one.overdueWorkdays)}个工作日`}${one.supervised ? '，已督办' : ''}`;

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
  const head = `格子铺 ${dayWords(Date.parse(`${digest.date}T00:00:00+08:00`))} ${areaName}${late ? '（补发）' : ''}`;
  if (digest.quiet && digest.open === 0) return `${head}\n今天没有新事情，也没有拖着的事。大家辛苦了。`;
  const hot = digest.hot
    .slice(0, MOST_LINES)
    .map(
      (one) =>
        `👥 像是同一件事：${one.areaName}${String(one.households)}户说${one.gist}（${one.numbers.map(shortNumber).join('、')}），要不要并单？/并单 ${shortNumber(one.numbers[1] ?? '')} ${shortNumber(one.numbers[0] ?? '')}`,
    );
  return [
    head,
    `今天新来 ${String(digest.newToday)} 件，办结 ${String(digest.doneToday)} 件，还在办 ${String(digest.open)} 件。`,
    ...line('⏰', '今天到期', digest.dueToday),
    ...line('🟡', '下个工作日到期', digest.yellow),
    ...line('🔴', '超期', digest.red, overdue),
    ...line('🔁', '重办', digest.redo),
    ...line('💤', `${String(Math.round(digest.silentHours / 24))}天没动静`, digest.silent),
    ...line('📌', '挂账该看了', digest.parked),
    ...hot,
    `本月 ${percent('响应率', digest.rates.response)}，${percent('解决率', digest.rates.solved)}，${percent('满意率', digest.rates.satisfied)}，${percent('评价率', digest.rates.evaluated)}。`,
    '看哪件：/查看 编号',
  ].join('\n');
}

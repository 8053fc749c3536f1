/** Messages in a table with tabs: id, time, title and detail. */
import { AppError } from '../common/errors.js';
import type { Instant } from '../domain/time.js';
import { readTsv } from './tsv-rows.js';

export interface MessageRow {
  id: string;
  at: Instant;
  title: string;
  detail: string;
}

/** As spreadsheets write it, in China's time: 2019/11/13 9:05:21. */
const TIME = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/u;

/** Throws an AppError that names the file and what is wrong in it. */
export async function readMessageRows(file: string): Promise<MessageRow[]> {
  const rows = await readTsv(file, ['id', 'time', 'title', 'detail']);
  return rows.map(({ id, time, title, detail }) => ({ id, at: instantIn(time, `${file}, id ${id}`), title, detail }));
}

function instantIn(time: string, where: string): Instant {
  const found = TIME.exec(time.trim());
  if (found === null) throw new AppError('bad_request', `${where}: "${time}" is no time such as 2019/11/13 9:05:21`);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return Date.UTC(year, month - 1, day, hour - 8, minute, second);
}

/** Messages in a table of four columns: id, time, title, detail, divided by tabs, with their names in the first line. */
import { readFile } from 'node:fs/promises';
import { AppError } from '../common/errors.js';
import type { Instant } from '../domain/time.js';

export interface MessageRow {
  id: string;
  at: Instant;
  title: string;
  detail: string;
}

const COLUMNS = 'id\ttime\ttitle\tdetail';
/** As spreadsheets write it, in China's time: 2019/11/13 9:05:21. */
const TIME = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/u;

/** Errors: `bad_request` with the line, when the file is not such a table. */
export async function readMessageRows(file: string): Promise<MessageRow[]> {
  const [head, ...lines] = (await readFile(file, 'utf8')).replace(/^\ufeff/u, '').split(/\r?\n/u);
  if (head !== COLUMNS)
    throw new AppError('bad_request', `${file}:1: the first line must be id, time, title, detail, divided by tabs`);
  return lines.flatMap((line, i) => (line === '' ? [] : [parseRow(line, `${file}:${String(i + 2)}`)]));
}

function parseRow(line: string, where: string): MessageRow {
  const [id, time, title, detail, ...more] = line.split('\t');
  if (id === undefined || time === undefined || title === undefined || detail === undefined || more.length > 0)
    throw new AppError('bad_request', `${where}: a line has four columns: id, time, title, detail`);
  const found = TIME.exec(time.trim());
  if (found === null) throw new AppError('bad_request', `${where}: "${time}" is no time such as 2019/11/13 9:05:21`);
  const [year, month, day, hour, minute, second] = found.slice(1).map((part: string | undefined) => Number(part ?? 0));
  const at = Date.UTC(year ?? 0, (month ?? 1) - 1, day, (hour ?? 0) - 8, minute, second);
  return { id, at, title, detail };
}

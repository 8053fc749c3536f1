/** Files of messages to replay: tab-separated, a head line, columns id, time, title, detail. */
import { AppError } from '../common/errors.js';
import type { Instant } from '../domain/time.js';

export interface ReplayLine {
  id: string;
  at: Instant;
  title: string;
  /** Title and detail as one text. */
  text: string;
}

/** Throws AppError `bad_request` that names the line when one cannot be read. Times are China time: 2019/2/28 11:25:05. */
export function parseReplayFile(text: string): ReplayLine[] {
  const [head = '', ...lines] = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const columns = head.split('\t');
  const [id, time, title, detail] = ['id', 'time', 'title', 'detail'].map((name) => columns.indexOf(name));
  if (id !== 0 || time === -1 || title === -1)
    throw new AppError('bad_request', 'line 1 must be: id<TAB>time<TAB>title<TAB>detail');
  return lines.map((line, index) => {
    const cells = line.split('\t');
    const at = instantOf(cells[time ?? 1] ?? '');
    const name = (cells[title ?? 2] ?? '').trim();
    const rest = (cells[detail ?? 3] ?? '').trim();
    if (Number.isNaN(at) || (cells[0] ?? '') === '')
      throw new AppError('bad_request', `line ${String(index + 2)}: no id or no time such as 2019/2/28 11:25:05`);
    return { id: cells[0] ?? '', at, title: name, text: rest === '' ? name : `${name}\n${rest}` };
  });
}

function instantOf(written: string): number {
  const match = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?/u.exec(written.trim());
  if (match === null) return Number.NaN;
  const [, year, month = '', day = '', hour = '0', minute = '00', second = '00'] = match;
  const two = (part: string): string => part.padStart(2, '0');
  return Date.parse(`${String(year)}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}+08:00`);
}

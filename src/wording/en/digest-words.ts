/** The digest as one message (dialogues.md, 11): counts, what presses, the three rates, what to type. */
import { instantOf } from '../../domain/calendar.js';
import type { Digest, DigestEntry, HotMatter } from '../../domain/digest.js';
import type { Rate } from '../../domain/indicators.js';
import { labelFor } from './category-labels.js';
import { shortNumber } from './names.js';
import { counted } from './phrases.js';
import { dayWords } from './time-words.js';

const MOST_LINES = 5;

const entry = (one: DigestEntry): string =>
  `${shortNumber(one.number)} ${labelFor(one.gist)} in ${one.areaName} (${one.clerk ?? 'nobody yet'})`;

function overdue(one: DigestEntry): string {
  const days = one.overdueWorkdays ?? 0;
  const late = days === 0 ? '' : `, ${counted(days, 'working day')} late`;
  return `${entry(one)}${late}${one.supervised ? ', under supervision' : ''}`;
}

function line(mark: string, title: string, entries: readonly DigestEntry[], word = entry): string[] {
  if (entries.length === 0) return [];
  const shown = entries.slice(0, MOST_LINES).map(word).join('; ');
  const more = entries.length > MOST_LINES ? `; ${String(entries.length)} in all: /list all` : '';
  return [`${mark} ${title}: ${shown}${more}`];
}

function hotLine({ areaName, households, gist, numbers }: HotMatter): string {
  const [oldest = '', next = ''] = numbers.map(shortNumber);
  const who = counted(households, 'household');
  return `👥 Perhaps one matter: ${who} in ${areaName} with ${labelFor(gist)} (${numbers.map(shortNumber).join(', ')}). To join them: /merge ${next} ${oldest}`;
}

function percent(name: string, { rate, numerator, denominator }: Rate): string {
  if (rate === null) return `${name} none yet`;
  return `${name} ${String(Math.round(rate * 100))}% (${String(numerator)}/${String(denominator)})`;
}

export function digestText(digest: Digest, areaName: string, late: boolean): string {
  const { newToday, doneToday, open, silentHours, rates } = digest;
  const head = `Gezipu, ${dayWords(instantOf(digest.date, 0))}, ${areaName}${late ? ' (sent late)' : ''}`;
  if (digest.quiet && open === 0) return `${head}\nNothing new today, and nothing is waiting. Thank you all.`;
  return [
    head,
    `Today ${String(newToday)} new, ${String(doneToday)} done, ${String(open)} still open.`,
    ...line('⏰', 'Due today', digest.dueToday),
    ...line('🟡', 'Due by the next working day', digest.yellow),
    ...line('🔴', 'Overdue', digest.red, overdue),
    ...line('🔁', 'Being done again', digest.redo),
    ...line('💤', `Nothing heard for ${counted(Math.round(silentHours / 24), 'day')}`, digest.silent),
    ...line('📌', 'Put off, time to look again', digest.parked),
    ...digest.hot.slice(0, MOST_LINES).map(hotLine),
    `This month: ${percent('in touch on time', rates.response)}, ${percent('solved', rates.solved)}, ${percent('satisfied', rates.satisfied)}, ${percent('rated', rates.evaluated)}.`,
    'To look at one: /show NUMBER',
  ].join('\n');
}

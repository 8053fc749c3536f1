/** The digest as one message (dialogues.md, 11): counts, what presses, the three rates, what to type. */
import { instantOf } from '../../domain/calendar.js';
import type { Chart, ShownShare } from '../../domain/chart.js';
import type { Digest, DigestEntry, HotMatter } from '../../domain/digest.js';
import type { Rate } from '../../domain/indicators.js';
import type { WayNames } from '../../domain/ways.js';
import type { WeekFigures } from '../../domain/week-figures.js';
import { classLabel, labelFor } from './category-labels.js';
import { shortNumber, wayName } from './names.js';
import { counted } from './phrases.js';
import { dayWords, weekdayWords } from './time-words.js';

const MOST_LINES = 5;

const entry = (one: DigestEntry): string =>
  `${shortNumber(one.number)} ${labelFor(one.gist)} in ${one.areaName} (${one.clerk ?? 'nobody yet'})`;

function overdue(one: DigestEntry, ways?: WayNames): string {
  const days = one.overdueWorkdays ?? 0;
  const late = days === 0 ? '' : `, ${counted(days, 'working day')} late`;
  return `${entry(one)}${late}${one.supervised ? `, ${wayName('supervise', ways)}` : ''}`;
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
  const { newToday, doneToday, open, silentHours, week } = digest;
  const when = week === undefined ? dayWords(instantOf(digest.date, 0)) : `the week of ${weekSpan(week)}`;
  const head = `Gezipu, ${when}, ${areaName}${late ? ' (sent late)' : ''}`;
  if (digest.quiet && open === 0)
    return `${head}\nNothing new ${week === undefined ? 'today' : 'this week'}, and nothing is waiting. Thank you all.`;
  const rates = week?.rates ?? digest.rates;
  return [
    head,
    week === undefined
      ? `Today ${String(newToday)} new, ${String(doneToday)} done, ${String(open)} still open.`
      : `In that week ${String(week.came)} new, ${String(week.done)} done; ${String(open)} are open now.`,
    ...line('⏰', 'Due today', digest.dueToday),
    ...line('🟡', 'Due by the next working day', digest.yellow),
    ...line('🔴', 'Overdue', digest.red, (one) => overdue(one, digest.ways)),
    ...line('🔁', 'Being done again', digest.redo),
    ...line('💤', `Nothing heard for ${counted(Math.round(silentHours / 24), 'day')}`, digest.silent),
    ...line('📌', 'Put off, time to look again', digest.parked),
    ...digest.hot.slice(0, MOST_LINES).map(hotLine),
    `${week === undefined ? 'This month' : 'Due in that week'}: ${percent('in touch on time', rates.response)}, ${percent('solved', rates.solved)}, ${percent('satisfied', rates.satisfied)}, ${percent('rated', rates.evaluated)}.`,
    'To look at one: /show NUMBER',
  ].join('\n');
}

/** What the picture of a weekly digest shows; null for another one. */
export function weekChart({ week, open }: Digest, areaName: string): Chart | null {
  if (week === undefined) return null;
  const { response, solved, satisfied } = week.rates;
  return {
    title: `${areaName}: one week`,
    subtitle: `${weekSpan(week)}, ${String(week.came)} new, ${String(week.done)} done`,
    shares: [share('in time', response), share('solved', solved), share('satisfied', satisfied)],
    columns: {
      title: 'Every day',
      series: ['new', 'done'],
      rows: week.days.map(({ day, came, done }) => ({
        label: weekdayWords(instantOf(day, 0)).slice(0, 3),
        values: [came, done],
      })),
    },
    bars: {
      title: `${String(open)} open now`,
      rows: week.byClass.map((one) => ({ label: classLabel(one.code), value: one.open })),
      none: 'all is done',
    },
  };
}

export function share(name: string, { rate, numerator, denominator }: Rate): ShownShare {
  if (rate === null) return { name, value: '—', of: 'none yet' };
  return { name, value: `${String(Math.round(rate * 100))}%`, of: `${String(numerator)}/${String(denominator)}` };
}

function weekSpan({ days }: WeekFigures): string {
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined
    ? ''
    : `${dayWords(instantOf(from.day, 0))} to ${dayWords(instantOf(to.day, 0))}`;
}

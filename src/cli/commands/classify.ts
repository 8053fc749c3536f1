/**
 * `gezipu classify "二社路灯坏了"`: what is understood, how surely, and because of which words. With --in and --out it reads
 * lines `{id, scene, text}` and writes lines `{id, report, confidence, nature, category, urgency, place, phone, person, emergency}`.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Command } from 'commander';
import { AppError } from '../../common/errors.js';
import { chinaClock, dayOf } from '../../domain/calendar.js';
import { subCategory } from '../../domain/category.js';
import type { Instant } from '../../domain/time.js';
import type { Amount } from '../../understanding/find-amount.js';
import { localUnderstand, placesOf } from '../local-understand.js';
import { parseMessageLine } from '../message-line.js';
import type { Scene, Understand, Understood } from '../../understanding/types.js';
import { splitMatters } from '../../understanding/split-matters.js';

interface Options {
  group?: true;
  village?: string;
  in?: string;
  out?: string;
}

export function addClassify(program: Command): void {
  program
    .command('classify [text...]')
    .description('what the service understands from a text, and why; or from every line of a file')
    .option('--group', 'as said in a group, where most messages are no reports; without it alone with the bot')
    .option('--village <file>', 'a village file, for its places')
    .option('--in <file>', 'lines of JSON with id, scene (group or direct) and text')
    .option('--out <file>', 'where the lines go; without it to the terminal')
    .action((text: string[], options: Options) => classify(text.join(' '), options));
}

async function classify(text: string, options: Options): Promise<void> {
  if (text === '' && options.in === undefined)
    throw new AppError('bad_request', 'give a text, or a file with --in FILE.jsonl');
  const understand = await localUnderstand();
  const places = await placesOf(options.village);
  if (options.in !== undefined) return classifyFile(options.in, options.out, understand, places);
  const scene: Scene = { where: options.group === true ? 'group' : 'direct', places, now: Date.now() };
  for (const matter of splitMatters(text, scene, understand(text, scene), understand))
    process.stdout.write(`${explained(matter.text, matter.understood)}\n`);
}

async function classifyFile(
  from: string,
  to: string | undefined,
  understand: Understand,
  places: Scene['places'],
): Promise<void> {
  const out = to === undefined ? process.stdout : createWriteStream(to);
  let number = 0;
  // Line by line, so that a file of any size fits.
  for await (const line of createInterface({ input: createReadStream(from, 'utf8'), crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const { id, scene, text } = parseMessageLine(line, `${from}:${String(number)}`);
    const written = out.write(`${JSON.stringify({ id, ...asLine(understand(text, { where: scene, places })) })}\n`);
    if (!written) await once(out, 'drain');
  }
  if (to !== undefined) await new Promise<void>((resolve) => out.end(resolve));
}

/** What is no report has no kind: everything but its confidence is null. */
function asLine({ report, nature, category, urgency, place, phone, person, emergency }: Understood) {
  const confidence = Number(report.confidence.toFixed(4));
  if (!report.is) {
    const none = { category: null, urgency: null, place: null, phone: null, person: null, emergency: null };
    return { report: false, confidence, nature: '无', ...none };
  }
  return { report: true, confidence, nature, category: category.code, urgency, place, phone, person, emergency };
}

function explained(text: string, found: Understood): string {
  const { report, category, nature, urgency, emergency, place, area, phone, person, when, amounts, why } = found;
  const rows: readonly (readonly [string, string | null])[] = [
    ['text', text],
    ['report', `${report.is ? 'yes' : 'no'}, ${report.confidence.toFixed(2)}`],
    ['category', `${category.code} ${subCategory(category.code).name}, ${category.confidence.toFixed(2)}`],
    ['nature', nature],
    ['urgency', urgency],
    ['emergency', emergency],
    ['place', place === null ? null : `${place}${area === null ? '' : ` (${area})`}`],
    ['phone', phone],
    ['person', person],
    ['when', when === null ? null : `${minuteOf(when.from)} to ${minuteOf(when.to)}`],
    ['amounts', amounts.length === 0 ? null : amounts.map(amountWords).join('、')],
    ['because of', why.length === 0 ? null : why.join('、')],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(11)} ${value}`])).join('\n');
}

/** "2026-11-21 19:00", on the clock of China. */
function minuteOf(at: Instant): string {
  const { hour, minute } = chinaClock(at);
  return `${dayOf(at)} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function amountWords({ said, value, unit, about }: Amount): string {
  return `${said} (${about ? 'about ' : ''}${String(value)} ${unit})`;
}

/** From a form that was sent to what is kept of it, or to what is wrong with it. */
import { recogniseAudio } from '../audio/recognise-audio.js';
import type { WrittenReport } from '../conversation/say-report.js';
import type { Attachment } from '../conversation/written-reports.js';
import type { FormProblem } from '../wording/page-words.js';
import { WEB } from '../usecases/sign-in-codes.js';
import { harmlessPhoto } from './photo.js';
import type { SentFile, SentForm } from './read-form.js';
import type { Written } from './views/report-form.js';
import type { Visit } from './visit.js';

export const REPORT_FIELDS = ['text', 'grid', 'place', 'name', 'phone', 'other', 'secret'] as const;

const MOST_PHOTOS = 3;
const LONGEST = 2_000;
/** A minute as a phone records it, and ten times that as plain samples. */
const MOST_VOICE_BYTES = 6 * 1024 * 1024;
const PHONE = /^1[3-9]\d{9}$/u;

type Read = { report: WrittenReport; attached: Attachment[] } | { problems: FormProblem[] };

export function writtenIn(form: SentForm): Written {
  return Object.fromEntries(REPORT_FIELDS.map((name) => [name, form.field(name).trim()]));
}

export async function readReport(visit: Visit, form: SentForm): Promise<Read> {
  const written = writtenIn(form);
  const phone = (written['phone'] ?? '').normalize('NFKC').replace(/^\+?86|[\s-]/gu, '');
  // A slash begins a command, and nobody gives one here.
  const text = (written['text'] ?? '').replace(/^[\s/／]+/u, '');
  const files = await readFiles(form.files);
  const problems = [...files.problems];
  if (phone !== '' && !PHONE.test(phone)) problems.push('wrongPhone');
  if (Array.from(text).length > LONGEST) problems.push('longText');
  if (text === '' && files.attached.length === 0 && files.problems.length === 0) problems.push('noText');
  if (problems.length > 0) return { problems: [...new Set(problems)] };
  return { report: reportOf(visit, written, text, phone), attached: files.attached };
}

function reportOf(visit: Visit, written: Written, text: string, phone: string): WrittenReport {
  const { visitor, village, words, context } = visit;
  const directory = context.directory();
  const grid = directory.children(village.path).find((one) => one.path === written['grid']) ?? null;
  const place = `${grid?.name ?? ''}${written['place'] ?? ''}`;
  const told = { text, place, other: written['other'] ?? '', confidential: written['secret'] === '1' };
  return {
    from: visitor.door ?? { channel: WEB, user: visitor.browser },
    browser: visitor.browser,
    village: village.path,
    grid: grid?.path ?? null,
    name: written['name'] === undefined || written['name'] === '' ? words.somebody() : written['name'],
    phone: phone === '' ? null : phone,
    text: text === '' ? '' : words.told(told),
  };
}

async function readFiles(files: readonly SentFile[]): Promise<{ attached: Attachment[]; problems: FormProblem[] }> {
  const photos = files.filter(({ field }) => field === 'photos');
  const problems: FormProblem[] = photos.length > MOST_PHOTOS ? ['manyPhotos'] : [];
  const attached: Attachment[] = [];
  for (const { name, bytes, cut } of files.filter(({ field }) => field === 'voice').slice(0, 1)) {
    const problem = cut ? 'largeVoice' : voiceProblem(bytes);
    if (problem === null) attached.push({ kind: 'voice', name, bytes });
    else problems.push(problem);
  }
  for (const { name, bytes, cut } of photos.slice(0, MOST_PHOTOS)) {
    const harmless = cut ? null : await harmlessPhoto(bytes);
    if (harmless !== null) attached.push({ kind: 'image', name, bytes: harmless.bytes });
    else problems.push(cut ? 'largePhoto' : 'wrongPhoto');
  }
  return { attached, problems };
}

function voiceProblem(bytes: Uint8Array): FormProblem | null {
  const audio = recogniseAudio(bytes);
  if ('reason' in audio) return audio.reason === 'too_long' ? 'largeVoice' : 'wrongVoice';
  return bytes.length > MOST_VOICE_BYTES ? 'largeVoice' : null;
}

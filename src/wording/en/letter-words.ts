/** A letter of the village to an office outside. */
import { chinaClock } from '../../domain/calendar.js';
import type { Letter } from '../../domain/letter.js';
import type { LetterPaper } from '../../domain/paper.js';
import type { Instant } from '../../domain/time.js';
import { labelOf } from './category-labels.js';
import { sentence } from './phrases.js';
import { dayWords, fullDay } from './time-words.js';

export function letterPaper(of: Letter): LetterPaper {
  const place = of.areaName === of.villageName ? of.villageName : `${of.areaName}, ${of.villageName}`;
  return {
    title: 'Request for help with a matter of villagers',
    number: `${of.villageName}, ${String(chinaClock(of.writtenAt).year)}, ${of.number}`,
    to: `To ${of.to}:`,
    paragraphs: [
      `Since ${fullDay(of.cameAt)} villagers of ${place} have reported: ${labelOf(of.category)}. Households: ${String(of.households)}. In their words: ${sentence(of.gist)}`,
      `What the village has done: ${done(of)}`,
      'This is more than the village can do. Please help, and tell us what comes of it; we shall tell the villagers.',
    ],
    signed: [
      `Villagers’ committee of ${of.villageName}${of.aboveName === null ? '' : `, ${of.aboveName}`} (seal)`,
      `Contact: ${of.contact?.name ?? '____________'}, telephone ${of.contact?.phone ?? '____________'}`,
      fullDay(of.writtenAt),
    ],
    fileName: `letter ${of.number}`,
  };
}

function done({ cameAt, acceptedAt, contactedAt, doneAt }: Letter): string {
  const steps: [Instant | null, string][] = [
    [cameAt, 'registered'],
    [acceptedAt, 'taken on by a clerk'],
    [contactedAt, 'villagers contacted'],
    [doneAt, 'villagers answered'],
  ];
  const made = steps.flatMap(([at, what]) => (at === null ? [] : [`${what} on ${dayWords(at)}`]));
  return `${made.join(', ')}.`;
}

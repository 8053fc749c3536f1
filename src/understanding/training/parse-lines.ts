/** Labelled messages as people write them down in data/training: one a line, with the place and the person marked. */
import { subCategory, type CategoryCode } from '../../domain/category.js';
import { EMERGENCY_NUMBER, type EmergencyKind } from '../../domain/emergency.js';
import { NATURES, URGENCIES, type Nature, type Urgency } from '../../domain/urgency.js';
import type { Span } from '../span.js';

/** One labelled message; in one that is no report nature, urgency, danger and spans are null and categories empty. */
export interface TrainingLine {
  scene: 'group' | 'direct';
  nature: Nature | null;
  /** Several when the message tells of several matters, in the order said. */
  categories: CategoryCode[];
  urgency: Urgency | null;
  /** Set exactly when the urgency is A. */
  danger: EmergencyKind | null;
  /** As typed, without the marks. */
  text: string;
  /** `{…}`: the one main place, as said. */
  place: Span | null;
  /** `<…>`: the person concerned or who names themselves, as said. */
  person: Span | null;
}

const COLUMNS = 6;
const NOTHING = '-';
const SCENES = ['group', 'direct'] as const;
const DANGERS = Object.keys(EMERGENCY_NUMBER) as EmergencyKind[];

/**
 * Reads `scene⇥nature⇥category⇥urgency⇥danger⇥text`; empty lines and lines that begin with # are left out. Throws an
 * Error that names file and line at the first mistake.
 */
export function parseTrainingLines(content: string, file: string): TrainingLine[] {
  return content.split(/\r?\n/u).flatMap((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    try {
      return [parseLine(line)];
    } catch (error) {
      throw new Error(`${file}:${String(i + 1)}: ${(error as Error).message}`, { cause: error });
    }
  });
}

function parseLine(line: string): TrainingLine {
  const columns = line.split('\t');
  if (columns.length !== COLUMNS) throw new Error(`${String(columns.length)} columns instead of ${String(COLUMNS)}`);
  const [scene, nature, category, urgency, danger, said] = columns as [string, string, string, string, string, string];
  const parsed: TrainingLine = {
    scene: oneOf(SCENES, scene),
    nature: nature === NOTHING ? null : oneOf(NATURES, nature),
    categories: category === NOTHING ? [] : category.split('+').map((code) => subCategory(code).code),
    urgency: urgency === NOTHING ? null : oneOf(URGENCIES, urgency),
    danger: danger === NOTHING ? null : oneOf(DANGERS, danger),
    ...withoutMarks(said.replaceAll('\\n', '\n')),
  };
  checkTogether(parsed);
  return parsed;
}

function checkTogether({ nature, categories, urgency, danger, place, person }: TrainingLine): void {
  const labels = [categories.length > 0, urgency !== null];
  if (labels.some((has) => has !== (nature !== null))) throw new Error('nature, category and urgency go together');
  if ((urgency === 'A') !== (danger !== null)) throw new Error('a danger is named exactly where the urgency is A');
  if (nature === null && (place ?? person) !== null) throw new Error('marks in a message that is no report');
}

function withoutMarks(said: string): Pick<TrainingLine, 'text' | 'place' | 'person'> {
  const at: Partial<Record<string, number>> = {};
  let text = '';
  for (const char of said) {
    if (!'{}<>'.includes(char)) text += char;
    else if (at[char] === undefined) at[char] = text.length;
    else throw new Error(`a second ${char}`);
  }
  return { text, place: spanOf(at['{'], at['}']), person: spanOf(at['<'], at['>']) };
}

function spanOf(start: number | undefined, end: number | undefined): Span | null {
  if (start === undefined && end === undefined) return null;
  if (start === undefined || end === undefined || end <= start) throw new Error('a mark is not closed or empty');
  return { start, end };
}

function oneOf<T extends string>(known: readonly T[], given: string): T {
  const found = known.find((each) => each === given);
  if (found === undefined) throw new Error(`${given} is none of ${known.join(' ')}`);
  return found;
}

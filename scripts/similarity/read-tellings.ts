/** Tellings that are known to be of one fact or another, from the files they are written in. */
import { readdirSync, readFileSync } from 'node:fs';
import { strikesAll } from '../../src/domain/same-fact.js';
import { HOUR } from '../../src/domain/time.js';
import { tellingOf } from '../../src/cli/message-clusters.js';
import type { MessageRow } from '../../src/cli/message-rows.js';
import { parseTrainingLines } from '../../src/understanding/training/parse-lines.js';
import type { Understand } from '../../src/understanding/types.js';
import { label, type Labelled } from './pairs.js';

const VOICES = 'data/same-fact/voices.tsv';
const LINES = 'data/training';
export const VILLAGE = 'v';
const COMMUNITIES = 6;
/** The common clock of the voices, in hours. */
const CLOCK = 1660;

/** What villagers say of some 190 facts, among other reports, each a fact of its own, spread evenly over the same time. */
export function villageTellings(understand: Understand): Labelled[] {
  const told = (fact: string, community: string, hour: number, text: string): Labelled => {
    const { category, place, nature } = understand(text, { where: 'direct', places: [] });
    const area = community === '-' ? VILLAGE : `${VILLAGE}.${community}`;
    const telling = { id: `${fact}#${text}`, category: category.code, area, place, at: hour * HOUR, text };
    return label(telling, fact, nature === '建议');
  };
  const voices = rowsOf(VOICES).map(([fact = '', community = '', hour = '', text = '']) =>
    told(fact, community, Number(hour), text),
  );
  const known = new Set(voices.map(({ prepared }) => prepared.telling.text));
  const lines = reportsAlone().filter((text) => !known.has(text));
  const others = lines.map((text, i) =>
    told(`line-${String(i)}`, String((i % COMMUNITIES) + 1), (i * 37) % CLOCK, text),
  );
  return [...voices, ...others];
}

/** Reports of one matter each; every other one, or the village would do nothing but report. */
function reportsAlone(): string[] {
  return readdirSync(LINES)
    .filter((name) => name.startsWith('class-'))
    .flatMap((name) => parseTrainingLines(readFileSync(`${LINES}/${name}`, 'utf8'), name))
    .filter(({ categories, urgency, place }) => {
      const [category = '', ...more] = categories;
      // A line without a place may well be told of the same fact as another.
      return more.length === 0 && urgency !== 'A' && !(strikesAll(category) && place === null);
    })
    .filter((_, i) => i % 2 === 0)
    .map(({ text }) => text);
}

/** Letters to a town's offices, by hand-checked matters; every other one is a matter of its own. */
export function letterTellings(rows: readonly MessageRow[], matters: ReadonlyMap<string, string>): Labelled[] {
  return rows.map((row) => label(tellingOf(row), matters.get(row.id) ?? row.id));
}

/** Message id to matter; what is apart has one of its own. */
export function readMatters(file: string): Map<string, string> {
  return new Map(rowsOf(file).map(([matter = '', id = '']) => [id, matter === 'apart' ? `apart-${id}` : matter]));
}

function rowsOf(file: string): string[][] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

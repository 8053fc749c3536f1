/**
 * `gezipu train --from-corrections [--village GM] [--apply]`: what clerks put right (/改类, /改地点) becomes what the village
 * knows, on top of the model that comes with the service. Shows what it would be worth first; nothing changes without --apply.
 */
import type { Command } from 'commander';
import { openStore } from '../../app.js';
import { AppError } from '../../common/errors.js';
import { loadConfig } from '../../config.js';
import type { Area } from '../../domain/area.js';
import type { Directory } from '../../domain/directory.js';
import { cautionFrom, USUAL, type Caution, type SettledPair } from '../../domain/same-fact.js';
import type { Store } from '../../ports/store.js';
import { loadBaseModel } from '../../understanding/model/load-base-model.js';
import { learnCategories, learnPlaces, type Lesson, type Share } from '../../understanding/training/learn-village.js';
import { collectCorrections, type Corrections } from '../../usecases/collect-corrections.js';
import { keepLearnedPlaces } from '../../usecases/learned-places.js';
import { loadDirectory } from '../../usecases/read-villages.js';
import { keepLayer } from '../../usecases/village-layers.js';
import { areaCalled } from '../knowledge-file.js';

interface Options {
  village?: string;
  apply?: true;
}

export function addTrain(program: Command): void {
  program
    .command('train')
    .description('learn from what clerks put right; shows before and after, and changes nothing without --apply')
    .requiredOption('--from-corrections', 'the only source: the cases of the store')
    .option('--village <area>', 'only this village: letters (GM), path or name; without it every village')
    .option('--apply', 'take it over; running services do within a minute')
    .action(async (options: Options) => {
      const store = await openStore(loadConfig());
      try {
        const directory = await loadDirectory(store);
        for (const village of villagesOf(directory, options.village))
          await teach(store, directory, village, options.apply === true);
      } finally {
        await store.close();
      }
    });
}

function villagesOf(directory: Directory, called: string | undefined): readonly Area[] {
  if (called === undefined) return directory.villageAreas();
  const area = areaCalled(directory, called);
  if (area?.level !== 'village')
    throw new AppError('bad_request', `no village, or more than one, is called ${called}; import its file first`);
  return [area];
}

async function teach(store: Store, directory: Directory, village: Area, apply: boolean): Promise<void> {
  const found = await collectCorrections(store, village.path);
  const corrections = found.matters.filter(({ corrected }) => corrected).length;
  tell(`${village.name} (${village.path}): ${count(found, corrections)}`);
  const places = learnPlaces(found.places, (name) => isKnown(directory, village, name));
  const lesson = learnCategories(loadBaseModel(), found.matters, directory.placesOf(village.path));
  const caution = cautionFrom(found.pairs);
  if (corrections > 0) tell(table(lesson));
  for (const { name, area } of places) tell(`  place: ${name} lies in ${directory.areaName(area)}`);
  if (found.pairs.length > 0) tell(pairTable(found.pairs, caution));
  if (corrections + places.length + found.pairs.length === 0) {
    tell('  nothing to learn');
    return;
  }
  if (!apply) {
    tell('  nothing was changed; --apply takes it over');
    return;
  }
  const worth = corrections > 0 && isWorth(lesson);
  const layer = worth ? lesson.layer : null;
  if (worth || found.pairs.length > 0)
    await keepLayer(store, village.path, { layer, corrections, caution }, Date.now());
  if (places.length > 0) await keepLearnedPlaces(store, village.path, places, Date.now());
  tell(worth || corrections === 0 ? '  taken over' : '  categories not taken over: more would be wrong than before');
}

/** What would be joined unasked, and what proposed, of what clerks have settled. */
function pairTable(pairs: readonly SettledPair[], caution: Caution): string {
  const row = (name: string, same: boolean, from: 'clear' | 'doubtful'): string => {
    const own = pairs.filter((one) => one.same === same);
    const share = ({ [from]: least }: Caution): string =>
      `${String(own.filter(({ likelihood }) => likelihood >= least).length)} of ${String(own.length)}`.padStart(14);
    return `  ${name.padEnd(24)}${share(USUAL)}${share(caution)}`;
  };
  const limits = ({ clear, doubtful }: Caution): string => `${clear.toFixed(3)} and ${doubtful.toFixed(2)}`;
  return [
    `  ${'one fact'.padEnd(24)}${'before'.padStart(14)}${'after'.padStart(14)}`,
    row('joined: proposed', true, 'doubtful'),
    row('taken apart: very likely', false, 'clear'),
    `  (joins unasked and asks from ${limits(USUAL)} before, ${limits(caution)} after)`,
  ].join('\n');
}

function isKnown(directory: Directory, village: Area, name: string): boolean {
  const learned = new Set(directory.villages.flatMap((one) => (one.learned ?? []).map((place) => place.name)));
  return directory
    .placesOf(village.path)
    .some((place) => [place.name, ...place.aliases].includes(name) && !learned.has(place.name));
}

/** What it gains among what was wrong must be more than what it loses among what was right. */
function isWorth({ corrected, accepted }: Lesson): boolean {
  const gain = ({ before, after }: Lesson['corrected']): number => after.right - before.right;
  return gain(corrected) + gain(accepted) > 0;
}

function count({ matters }: Corrections, corrections: number): string {
  return `${String(corrections)} put right, ${String(matters.length - corrections)} closed as they were understood`;
}

function table({ corrected, accepted }: Lesson): string {
  const share = ({ right, of }: Share): string => `${String(right)} of ${String(of)}`.padStart(14);
  const row = (name: string, { before, after }: Lesson['corrected']): string =>
    `  ${name.padEnd(24)}${share(before)}${share(after)}`;
  const head = `  ${'right sub-class'.padEnd(24)}${'before'.padStart(14)}${'after'.padStart(14)}`;
  const note = '  (after: judged by what had not seen it)';
  return [head, row('put right by clerks', corrected), row('closed as understood', accepted), note].join('\n');
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A demo village under the real calendar of China, and people who are called by their names. */
import { chinaCalendar } from '../../src/calendar/china.js';
import type { Case } from '../../src/domain/case/types.js';
import { HOUR, MINUTE } from '../../src/domain/time.js';
import { readVillages } from '../../src/village-files.js';
import { openTown, textsAt, type Heard, type Town, type TownOptions } from '../support/town.js';

export interface VillageTown {
  town: Town;
  /** What the bot says in answer, to whom. */
  say(who: string, text: string): Promise<Heard[]>;
  /** What the bot says to whoever speaks. */
  ask(who: string, text: string): Promise<string>;
  /** Lets time pass; gives what the bot says meanwhile, looked at every half hour. */
  wait(milliseconds: number): Promise<Heard[]>;
  until(instant: string): Promise<Heard[]>;
  cases(): Promise<Case[]>;
  /** The case with this serial. */
  one(serial: number): Promise<Case>;
}

/** Offices are open from 9 to 12 and from 14 to 18. */
const HOURS = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 14 * 60, to: 18 * 60 },
];

export const at = (instant: string): number => Date.parse(`${instant.replace(' ', 'T')}:00+08:00`);

export async function openVillage(
  file: string,
  start: string,
  more: Pick<TownOptions, 'transcribe'> = {},
): Promise<VillageTown> {
  const [read] = await readVillages([file]);
  if (read === undefined) throw new Error(`${file} holds no village`);
  const calendar = await chinaCalendar({ hours: HOURS, overlay: null, warn: () => undefined });
  const town = await openTown({ ...more, village: read.village, calendar, start: at(start) });
  const names = new Map(read.village.people.map(({ id, name }) => [id, name]));
  const say = (who: string, text: string): Promise<Heard[]> =>
    town.say(who, text, undefined, { sender: { id: who, name: names.get(who) ?? who } });
  const wait = async (milliseconds: number): Promise<Heard[]> => {
    const end = town.now() + milliseconds;
    const heard: Heard[] = [];
    while (town.now() < end) heard.push(...(await town.at(Math.min(end, town.now() + HOUR / 2))));
    return heard;
  };
  const cases = async (): Promise<Case[]> => {
    const found = await town.store.find<Case>({ kind: 'case', area: read.village.root, limit: 50 });
    return found.map(({ data }) => data).reverse();
  };
  return {
    ...{ town, say, wait, cases },
    ask: async (who, text) => textsAt(await say(who, text), who),
    until: (instant) => wait(Math.max(MINUTE, at(instant) - town.now())),
    one: async (serial) => {
      const found = (await cases()).find(({ number }) => Number(number.split('-')[1]) === serial);
      if (found === undefined) throw new Error(`no case has the serial ${String(serial)}`);
      return found;
    },
  };
}

/** The call chain of an emergency: who is called at once, and who next when nobody answers. */
import { isWithin, lineageOf, type AreaPath } from './area.js';
import type { Directory } from './directory.js';
import type { EmergencyKind } from './emergency.js';
import { onDuty } from './on-duty.js';
import type { Duty, Person, PersonId, Role } from './person.js';
import { presentOne } from './presence.js';
import type { Instant } from './time.js';

export interface CallAsk {
  area: AreaPath;
  emergency: EmergencyKind;
  accused: readonly PersonId[];
  now: Instant;
}

/** Kinds of personnel who help whatever their duty is (`Person.kind`). */
const DOCTOR = '村医';
const STATIONED_TEAM = '驻村工作队';
const NEEDS_DOCTOR: readonly EmergencyKind[] = ['injury', 'breathing', 'suicide'];

/**
 * Waves of people, the nearest first: grid members, leads and whoever is on duty; then the shop head, package cadres, the stationed team,
 * and the village doctor for injuries; then the chief shopkeeper. While the grid is unknown, the leads of all grids
 * are called. Despair is told to the shop head and the doctor first, and never to the grid (dialogue 3).
 * Nobody is in two waves, no wave is empty; absent people are replaced by their stand-in.
 */
export function callChain(ask: CallAsk, directory: Directory): PersonId[][] {
  const quiet = ask.emergency === 'suicide';
  const doctors = NEEDS_DOCTOR.includes(ask.emergency) ? ofKind(DOCTOR, ask.area, directory) : [];
  const heads = over(ask.area, ['shop_head'], directory);
  const cadres = [...over(ask.area, ['package_cadre'], directory), ...below(ask.area, 'package_cadre', directory)];
  const chiefs = over(ask.area, ['chief_shopkeeper'], directory);
  const team = ofKind(STATIONED_TEAM, ask.area, directory);
  const watch = onDuty(ask.area, ask.now, directory).flatMap((id) => directory.person(id) ?? []);
  const waves = quiet
    ? [[...heads, ...doctors], cadres, chiefs]
    : [[...gridPeople(ask.area, directory), ...watch], [...heads, ...cadres, ...team, ...doctors], chiefs];
  return eachOnce(waves, ask, directory);
}

function gridPeople(area: AreaPath, directory: Directory): Person[] {
  const members = directory.area(area)?.level === 'village' ? [] : below(area, 'grid_member', directory);
  return [...over(area, ['grid_member', 'grid_lead'], directory), ...below(area, 'grid_lead', directory), ...members];
}

/** Those with a general duty for this area or a wider one, narrowest first. */
function over(area: AreaPath, roles: readonly Role[], directory: Directory): Person[] {
  const counts = (duty: Duty): boolean =>
    roles.includes(duty.role) && duty.categories === undefined && isWithin(area, duty.area);
  return lineageOf(area)
    .flatMap((path) => directory.staffOf(path))
    .filter((person) => person.duties.some(counts));
}

function below(area: AreaPath, role: Role, directory: Directory): Person[] {
  const counts = (duty: Duty): boolean =>
    duty.role === role && duty.categories === undefined && isWithin(duty.area, area);
  return directory.staffWithin(area).filter((person) => person.duties.some(counts));
}

/** From the whole village, with or without a duty: there is one doctor for all grids. */
function ofKind(kind: string, area: AreaPath, directory: Directory): Person[] {
  const village = directory.villageOf(area)?.path ?? area;
  return [...directory.staffWithin(village), ...directory.livingIn(village)].filter((person) => person.kind === kind);
}

function eachOnce(waves: readonly Person[][], ask: CallAsk, directory: Directory): PersonId[][] {
  const called = new Set<PersonId>();
  const fresh = (person: Person): PersonId[] => {
    const fit = (one: Person): boolean => !ask.accused.includes(one.id);
    const there = presentOne(person, ask.now, (id) => directory.person(id), fit);
    if (there === null || called.has(there.id)) return [];
    called.add(there.id);
    return [there.id];
  };
  return waves.map((wave) => wave.flatMap(fresh)).filter((wave) => wave.length > 0);
}

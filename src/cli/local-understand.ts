/** Understanding as the service does it, for commands that run without one. */
import { readVillages } from '../village-files.js';
import { createDirectory } from '../domain/directory.js';
import type { Scene, Understand } from '../understanding/types.js';
import { loadBaseModel } from '../understanding/model/load-base-model.js';
import { createUnderstand } from '../understanding/understand.js';

export function localUnderstand(): Promise<Understand> {
  return Promise.resolve(createUnderstand(loadBaseModel()));
}

/** The places of a village file; none without one. */
export async function placesOf(file: string | undefined): Promise<Scene['places']> {
  if (file === undefined) return [];
  const villages = (await readVillages([file])).map((one) => one.village);
  const directory = createDirectory(villages);
  return directory.villageAreas().flatMap((area) => directory.placesOf(area.path));
}

/** The model that comes with the service, learned by `npm run train`. */
import { fileURLToPath } from 'node:url';
import { decodeModel } from './model-file.js';
import { readPacked } from './packed-file.js';
import type { VillageModel } from './village-model.js';

/** Beside the code, so that every build takes it along. */
export const BASE_MODEL = fileURLToPath(new URL('./base.model', import.meta.url));

/** Some tens of milliseconds, once per process. Throws AppError `model_invalid` when it is missing or damaged. */
export function loadBaseModel(file = BASE_MODEL): VillageModel {
  return decodeModel(readPacked(file), file);
}

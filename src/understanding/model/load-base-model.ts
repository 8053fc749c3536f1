/** The model that comes with the service, learned by `npm run train`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../common/errors.js';
import { decodeModel } from './model-file.js';
import type { VillageModel } from './village-model.js';

/** Beside the code, so that every build takes it along. */
export const BASE_MODEL = fileURLToPath(new URL('./base.model', import.meta.url));

/** Some tens of milliseconds, once per process. Throws AppError `model_invalid` when it is missing or damaged. */
export function loadBaseModel(file = BASE_MODEL): VillageModel {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new AppError('model_invalid', `${file}: cannot be read`, { cause: error });
  }
  return decodeModel(bytes, file);
}

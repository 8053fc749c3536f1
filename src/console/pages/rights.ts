/** What the pages that change something ask of those who do. */
import type { VillageRight } from '../../domain/right-rules.js';

/** Whoever speaks for a village to its people (shop head and above), or imports its file, may arrange what it says. */
export const ARRANGING: readonly VillageRight[] = ['notice', 'import'];

/** Whoever works there may read how it is arranged. */
export const READING: readonly VillageRight[] = ['list', 'notice', 'import'];

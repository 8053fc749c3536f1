/** Is the store well? What `gezipu doctor` asks of it, each question with an answer and, if need be, the remedy. */
import type { Directory } from '../domain/directory.js';
import { COUNT_EVERY, driftBetween } from '../domain/roll-up.js';
import { MINUTE, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { createCounter } from './census.js';
import { loadDirectory } from './import-village.js';
import { runningProcesses } from './presence.js';
import { caseCounts } from './roll-up.js';

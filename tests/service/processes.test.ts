/**
 * Four service processes on one file, killed at random while everything is said to two of them, one with a clock that is
 * five minutes fast. `KILL_SECONDS=60 npm test -- tests/service/processes` runs it for longer; the figures are printed.
 */
import { expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Case } from '../../src/domain/case/types.js';
import { DAY, MINUTE } from '../../src/domain/time.js';
import type { IncomingMessage } from '../../src/ports/channel.js';
import type { Aggregate, Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { importVillage } from '../../src/usecases/import-village.js';
import { at } from '../domain/plain-calendar.js';
import { GM, XB, XB1 } from '../domain/small-village.js';
import { temporaryFile } from '../storage/sqlite/temporary-file.js';
import { TOWN_VILLAGE } from '../support/town-village.js';
import { openSeat, type Seat } from './seat.js';

const SECONDS = Number(process.env['KILL_SECONDS'] ?? 12);
const CLOCK_ERRORS = [0, 5 * MINUTE, 0, 0];

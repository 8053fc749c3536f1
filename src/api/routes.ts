/** Everything the API can be asked. */
import { cases, oneCase } from './routes/look-at-cases.js';
import { areas, categories, villages } from './routes/places.js';
import { notices, statistics } from './routes/reports.js';
import { act, addRemark, fileOne } from './routes/work-on-cases.js';
import type { Route } from './route.js';

export const ROUTES: readonly Route[] = [
  ...[villages, areas, categories],
  ...[cases, fileOne, oneCase, addRemark, act],
  ...[statistics, notices],
];

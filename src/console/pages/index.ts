/** Every page of the dispatch centre that stands on its own, in the order of the menu. */
import type { ConsolePage } from '../console-page.js';
import { channelsPage } from './channels/channels-page.js';
import { excelPage } from './excel/excel-page.js';
import { knowledgePage } from './knowledge/knowledge-page.js';
import { mapPage } from './map/map-page.js';
import { newsPage } from './news/news-page.js';
import { rosterPage } from './roster/roster-page.js';
import { statsPage } from './stats/stats-page.js';
import { visitsPage } from './visits/visits-page.js';
import { watchPage } from './watch/watch-page.js';

export const CONSOLE_PAGES: readonly ConsolePage[] = [
  mapPage,
  watchPage,
  statsPage,
  visitsPage,
  rosterPage,
  knowledgePage,
  newsPage,
  excelPage,
  channelsPage,
];

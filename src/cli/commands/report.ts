/** `gezipu report`: the report of a month as a workbook and on paper, whether the service runs or not. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { chinaCalendar } from '../../calendar/china.js';
import { AppError } from '../../common/errors.js';
import { loadConfig, type Config } from '../../config.js';
import { instantOf } from '../../domain/calendar.js';
import type { Directory } from '../../domain/directory.js';
import type { MonthReport } from '../../domain/month-report.js';
import { monthOf, type Period } from '../../domain/period.js';
import { createDraw } from '../../picture/create-draw.js';
import { createPrinter } from '../../report/create-printer.js';
import { monthReport } from '../../usecases/month-report.js';
import { loadDirectory } from '../../usecases/read-villages.js';
import { LOCALES } from '../../wording/locales.js';
import { openExistingStore } from '../store-choice.js';

interface Options {
  area: string;
  month: string;
  xlsx?: string;
  pdf?: string;
}

export function addReport(program: Command): void {
  program
    .command('report')
    .description('write the report of a month')
    .requiredOption('--area <area>', 'letters of a village (GM), or path or name of an area')
    .requiredOption('--month <month>', 'such as 2026-11')
    .option('--xlsx <file>', 'write it as an Excel workbook')
    .option('--pdf <file>', 'write it as a PDF')
    .action(report);
}

async function report({ area, month, xlsx, pdf }: Options): Promise<void> {
  const period = monthNamed(month);
  if (xlsx === undefined && pdf === undefined) throw new AppError('bad_request', 'say --xlsx FILE, --pdf FILE or both');
  const config = loadConfig();
  const paper = LOCALES[config.locale].papers.report(await reported(config, area, period));
  const printer = createPrinter(createDraw());
  if (xlsx !== undefined) await writeFile(xlsx, await printer.workbook(paper.sheets));
  if (pdf !== undefined) await writeFile(pdf, await printer.report(paper));
}

async function reported(config: Config, area: string, month: Period): Promise<MonthReport> {
  const warn = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
  const calendar = await chinaCalendar({ hours: config.workHours, overlay: config.calendarOverlay, warn });
  const store = await openExistingStore(undefined);
  try {
    const directory = await loadDirectory(store);
    const figures = { store, calendar, directory: () => directory, now: Date.now };
    return await monthReport(figures, areaNamed(area, directory), month);
  } finally {
    await store.close();
  }
}

/** Throws AppError `not_found` for an area that is in no village file. */
function areaNamed(written: string, directory: Directory): string {
  const all = directory.villages.flatMap(({ areas }) => areas);
  const found = directory.villageByCode(written) ?? all.find(({ path, name }) => path === written || name === written);
  if (found === undefined) throw new AppError('not_found', `no village file has an area "${written}"`);
  return found.path;
}

/** Throws AppError `bad_request` for what is no month. */
function monthNamed(written: string): Period {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(written)) throw new AppError('bad_request', '--month is such as 2026-11');
  return monthOf(instantOf(`${written}-01`, 0));
}

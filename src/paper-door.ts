/** What stands behind a link to a report or letter: made anew each time, of what is stored and allowed then. */
import { isWithin } from './domain/area.js';
import type { Case } from './domain/case/types.js';
import { letterOf } from './domain/letter.js';
import { monthOf } from './domain/period.js';
import { can, canInVillage } from './domain/rights.js';
import type { PrintedPaper, PaperRouteOptions } from './http/paper-route.js';
import type { Printer } from './ports/printer.js';
import type { Context } from './usecases/context.js';
import { monthReport } from './usecases/month-report.js';
import type { Paper, PaperLinks } from './usecases/paper-links.js';
import { areasOf } from './usecases/visits.js';
import type { Locale } from './wording/locale.js';

export interface PaperDoorOptions {
  context: Context;
  links: PaperLinks;
  words: Locale;
  printer: Printer;
}

const PDF = 'application/pdf';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function paperDoor(options: PaperDoorOptions): PaperRouteOptions {
  const { context, links, words } = options;
  return {
    words: { ...words.media, tag: words.tag },
    open: async (token) => {
      const ticket = links.read(token, context.now());
      if (ticket === null) return { refused: 'forged' };
      const paper = ticket.expired ? null : await print(options, ticket.paper, ticket.person);
      return paper ?? { refused: 'gone' };
    },
  };
}

/** Null for whoever may not see it (any more). */
function print(options: PaperDoorOptions, paper: Paper, person: string): Promise<PrintedPaper | null> {
  return paper.kind === 'letter' ? printLetter(options, paper, person) : printReport(options, paper, person);
}

async function printReport(
  { context, words, printer }: PaperDoorOptions,
  { kind, area, month }: Extract<Paper, { area: string }>,
  person: string,
): Promise<PrintedPaper | null> {
  const may = canInVillage(person, 'stats', context.directory()).may;
  if (!may || !areasOf(context, person).some((own) => isWithin(area, own))) return null;
  const report = words.papers.report(await monthReport(context, area, monthOf(month)));
  return kind === 'xlsx'
    ? { type: XLSX, name: `${report.fileName}.xlsx`, bytes: await printer.workbook(report.sheets) }
    : { type: PDF, name: `${report.fileName}.pdf`, bytes: await printer.report(report) };
}

async function printLetter(
  { context, words, printer }: PaperDoorOptions,
  { case: id, to, writtenAt }: Extract<Paper, { kind: 'letter' }>,
  person: string,
): Promise<PrintedPaper | null> {
  const directory = context.directory();
  const c = (await context.store.get<Case>(id))?.data;
  if (c === undefined || !can(person, 'letter', c, directory).may) return null;
  const letter = letterOf(c, to, directory, writtenAt);
  if (letter === null) return null;
  const worded = words.papers.letter(letter);
  return { type: PDF, name: `${worded.fileName}.pdf`, bytes: await printer.letter(worded) };
}

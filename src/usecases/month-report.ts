/** The report of a month, made from what is stored now. */
import { isWithin, type AreaPath } from '../domain/area.js';
import { classFigures, hotOf, reportedCases, weeksOf, type MonthReport } from '../domain/month-report.js';
import type { Period } from '../domain/period.js';
import { sheetOf } from '../domain/visit.js';
import { waysOf } from '../domain/ways.js';
import { oneFactGroups } from './one-fact-groups.js';
import { casesCounting, soFar, statisticsAmong, type Figures } from './statistics.js';
import { visitsIn } from './visits.js';

/** A month that goes on is told of as far as it has come. */
export async function monthReport(figures: Figures, area: AreaPath, month: Period): Promise<MonthReport> {
  const directory = figures.directory();
  const { areaName } = directory;
  const cases = await casesCounting(figures, area, month.from);
  return {
    ...{ areaName: areaName(area), period: month, madeAt: figures.now() },
    statistics: statisticsAmong(figures, cases, month),
    cases: reportedCases(cases, soFar(month, figures.now()), areaName),
    classes: classFigures(cases, month),
    weeks: weeksOf(cases, month),
    visits: await visitSheets(figures, area, month),
    hot: hotOf(cases, month, areaName, oneFactGroups),
    ways: waysOf(directory.filesOf(area)),
  };
}

async function visitSheets(figures: Figures, area: AreaPath, { from, until }: Period): Promise<MonthReport['visits']> {
  const directory = figures.directory();
  const made = (await visitsIn(figures, area, from)).filter(({ at }) => at < until);
  const parts = [area, ...directory.children(area).map(({ path }) => path)];
  return parts.map((part) => {
    const within = made.filter((visit) => isWithin(visit.area, part));
    return { areaName: directory.areaName(part), sheet: sheetOf(within, directory.householdsOf(part).length) };
  });
}

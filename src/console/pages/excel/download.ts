/** Makes the workbook that somebody asked for, of what is stored and allowed at this moment. */
import type { AreaPath } from '../../../domain/area.js';
import { instantOf } from '../../../domain/calendar.js';
import type { Case } from '../../../domain/case/types.js';
import type { Sheet } from '../../../domain/paper.js';
import { monthOf, type Period } from '../../../domain/period.js';
import { can } from '../../../domain/rights.js';
import type { Instant } from '../../../domain/time.js';
import { caseSheet } from '../../../excel/case-sheet.js';
import { toSheet } from '../../../excel/village-sheets.js';
import { writeWorkbook } from '../../../report/write-workbook.js';
import { monthReport } from '../../../usecases/month-report.js';
import { STAFF_STATE_WORDS } from '../../../wording/zh-cn/names.js';
import { reportPaper } from '../../../wording/zh-cn/report-words.js';
import type { Shown, Viewer } from '../../console-page.js';
import { reaches } from '../../reach.js';
import { SHEET_NAMES, WITH_PHONES, type Download } from './sheets.js';
import { storedVillage } from './stored-village.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Of a township and some years. */
const MOST_CASES = 20_000;

/** Whoever asks must have been found to be allowed to. Null where there is nothing to be written. */
export async function download(
  viewer: Viewer,
  area: AreaPath,
  what: Download,
  month: string,
): Promise<Shown['file'] | null> {
  const areaName = viewer.context.directory().areaName(area);
  if (what === 'month') {
    const period = monthIn(month, viewer.context.now());
    const { fileName, sheets } = reportPaper(await monthReport(viewer.context, area, period));
    return { name: `${fileName}.xlsx`, type: XLSX, bytes: await writeWorkbook(sheets) };
  }
  const sheet = what === 'cases' ? await casesOf(viewer, area) : await villageSheet(viewer, area, what);
  if (sheet === null) return null;
  return { name: `${areaName}${SHEET_NAMES[what]}.xlsx`, type: XLSX, bytes: await writeWorkbook([sheet]) };
}

async function casesOf({ context, person }: Viewer, area: AreaPath): Promise<Sheet> {
  const directory = context.directory();
  const found = await context.store.find<Case>({ kind: 'case', area, limit: MOST_CASES });
  const cases = found.map(({ data }) => data).filter((c) => can(person.id, 'look', c, directory).may);
  return caseSheet(cases, directory, (state) => STAFF_STATE_WORDS[state]);
}

async function villageSheet(viewer: Viewer, area: AreaPath, what: 'roster' | 'households'): Promise<Sheet | null> {
  const stored = await storedVillage(viewer.context, area);
  return stored === null ? null : toSheet(stored.data, area, what, reaches(viewer, WITH_PHONES, area));
}

/** The month that it is, for what is no month in which there was a service. */
function monthIn(written: string, now: Instant): Period {
  return monthOf(/^20\d\d-(?:0[1-9]|1[0-2])$/u.test(written) ? instantOf(`${written}-01`, 0) : now);
}

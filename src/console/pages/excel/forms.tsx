/** What can be had as a workbook, and the form by which one comes back. */
import type { AreaPath } from '../../../domain/area.js';
import { dayOf } from '../../../domain/calendar.js';
import type { VillageSheet } from '../../../excel/table.js';
import type { Viewer } from '../../console-page.js';
import { reaches } from '../../reach.js';
import { Problem } from '../parts.js';
import { DOWNLOADING, linkTo, SHEET_NAMES, UPLOADING, type Download } from './sheets.js';
import { rootAround } from './stored-village.js';

export function Downloads({ viewer, area }: { viewer: Viewer; area: AreaPath }) {
  const may = (what: Download): boolean => isThere(viewer, what, area) && reaches(viewer, DOWNLOADING[what], area);
  const sheets = (['roster', 'households', 'cases'] as const).filter(may);
  return (
    <>
      <h2>下载</h2>
      <ul>
        {sheets.map((what) => (
          <li>
            <a href={linkTo(area, { get: what })}>{SHEET_NAMES[what]}</a>
          </li>
        ))}
      </ul>
      {may('month') ? (
        <form method="get">
          <input type="hidden" name="area" value={area} />
          <input type="hidden" name="get" value="month" />
          <label>
            月份{' '}
            <input name="month" type="month" value={dayOf(viewer.context.now()).slice(0, 7)} placeholder="2026-11" />
          </label>{' '}
          <button>下载月报</button>
        </form>
      ) : null}
    </>
  );
}

interface UploadFormProps {
  viewer: Viewer;
  area: AreaPath;
  /** Which sheet was chosen before. */
  what: VillageSheet | undefined;
  problem: string | undefined;
}

export function UploadForm({ viewer, area, what: chosen, problem }: UploadFormProps) {
  const may = (what: VillageSheet): boolean => isThere(viewer, what, area) && reaches(viewer, UPLOADING[what], area);
  const sheets = (['roster', 'households'] as const).filter(may);
  if (sheets.length === 0) return null;
  return (
    <form method="post" enctype="multipart/form-data">
      <h2>上传</h2>
      <p>先下载，改好再上传。没写在表里的不变；要去掉的，在“删除”一列写“是”。先给您看有哪些改动，您点了才写入。</p>
      {viewer.formFields()}
      <input type="hidden" name="do" value="upload" />
      <input type="hidden" name="area" value={area} />
      <p>
        <label>
          哪张表{' '}
          <select name="what">
            {sheets.map((what) => (
              <option value={what} selected={what === chosen}>
                {SHEET_NAMES[what]}
              </option>
            ))}
          </select>
        </label>
      </p>
      <p>
        <label>
          Excel 文件（.xlsx，最多 5 MB） <input name="file" type="file" accept=".xlsx" required />
        </label>
        <Problem says={problem} />
      </p>
      <button>看改动</button>
    </form>
  );
}

/** People and households are of one village file. */
const isThere = ({ context }: Viewer, what: Download, area: AreaPath): boolean =>
  what === 'cases' || what === 'month' || rootAround(context.directory(), area) !== null;

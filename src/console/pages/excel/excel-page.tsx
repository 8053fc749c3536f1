/** /console/excel: rosters, households, cases and the month as workbooks; the first two come back in, looked at before. */
import type { AreaPath } from '../../../domain/area.js';
import type { VillageRight } from '../../../domain/right-rules.js';
import { villageClashes } from '../../../domain/village-clashes.js';
import type { CellFinding } from '../../../excel/finding.js';
import type { VillageSheet } from '../../../excel/table.js';
import { fromSheet } from '../../../excel/village-sheets.js';
import type { SentForm } from '../../../web/read-form.js';
import type { ConsolePage, Shown, Viewer } from '../../console-page.js';
import { CONSOLE } from '../../desk.js';
import { areasInReach, reaches } from '../../reach.js';
import { inArea } from '../in-area.js';
import { AreaSelect, Problem } from '../parts.js';
import { download } from './download.js';
import { Downloads, UploadForm } from './forms.js';
import { Changes, Errors } from './preview.js';
import { DOWNLOADING, downloadNamed, linkTo, SHEET_NAMES, UPLOADING, uploadNamed } from './sheets.js';
import { rootAround, storedVillage } from './stored-village.js';
import { keepUpload, keptUpload, writeUpload } from './upload.js';

const RIGHTS: readonly VillageRight[] = ['list', 'notebook', 'stats', 'notice', 'import'];

export const excelPage: ConsolePage = {
  path: 'excel',
  title: 'Excel',
  rights: RIGHTS,
  render: inArea(RIGHTS, async (viewer, area, query) => {
    const what = downloadNamed(query.get('get') ?? '');
    if (what === null) return shown(viewer, area, { preview: await previewOf(viewer, area, query) });
    const file = reaches(viewer, DOWNLOADING[what], area)
      ? await download(viewer, area, what, query.get('month') ?? '')
      : null;
    if (file === null)
      return { ...shown(viewer, area, { notice: `这里没有您能下载的${SHEET_NAMES[what]}。` }), status: 404 };
    return { body: <></>, file };
  }),
  act: async (viewer, form, key) => {
    const area = form.field('area');
    if (!reaches(viewer, RIGHTS, area)) return { to: `${CONSOLE}/excel` };
    return form.field('do') === 'write' ? write(viewer, area, form.field('upload')) : upload(viewer, area, form, key);
  },
};

async function upload(viewer: Viewer, area: AreaPath, { field, files }: SentForm, key: string) {
  const what = uploadNamed(field('what'));
  const stored = await storedVillage(viewer.context, area);
  if (what === null || stored === null || !reaches(viewer, UPLOADING[what], area))
    return { ...shown(viewer, area, { notice: '这里没有您能上传的表。' }), status: 403 };
  const file = files.find((one) => one.field === 'file');
  if (file === undefined) return { ...shown(viewer, area, { what, problem: '请选一个 Excel 文件' }), status: 422 };
  const { errors, changes, village } = await fromSheet(file.bytes, stored.data, area, what);
  const others = viewer.context.directory().villages.filter(({ root }) => root !== village.root);
  const wrong: readonly CellFinding[] =
    errors.length > 0
      ? errors
      : villageClashes(village, others).map((says) => ({ cell: '', says: `和别的村重了：${says}` }));
  if (wrong.length > 0) return { ...shown(viewer, area, { what, preview: <Errors errors={wrong} /> }), status: 422 };
  const { version } = stored;
  await keepUpload(viewer.context, village.root, viewer.person.id, { key, area, what, version, changes });
  return { to: linkTo(area, { upload: key }) };
}

async function write(viewer: Viewer, area: AreaPath, key: string) {
  const { context, person } = viewer;
  const root = rootAround(context.directory(), area);
  const upload = root === null ? null : await keptUpload(context, root, person.id, key);
  // Rights may have gone since it was looked at.
  const may = upload === null || (upload.area === area && reaches(viewer, UPLOADING[upload.what], area));
  const written = root !== null && may ? await writeUpload(context, root, person.id, { key, upload }) : 'gone';
  return written === 'done'
    ? { to: linkTo(area, { done: '1' }) }
    : { ...shown(viewer, area, { notice: SAYS[written] }), status: 409 };
}

const SAYS = {
  gone: '这份预览不在了：写入过了，或者放了一个多小时，或者后来又传了一份。要改请重新上传。',
  overtaken: '您看的时候，村里的资料有别的改动，所以什么都没有写入。请重新下载，改好再上传。',
};

/** What was uploaded and is not written yet, or that it was written. */
async function previewOf(viewer: Viewer, area: AreaPath, query: URLSearchParams): Promise<Shown['body'] | null> {
  if (query.get('done') === '1')
    return (
      <p role="status">写入了。如果这个村的村文件写在 VILLAGE_FILES 里，请管理员把文件也改了：服务重启时会再读它。</p>
    );
  const key = query.get('upload');
  if (key === null) return null;
  const stored = await storedVillage(viewer.context, area);
  const kept = stored === null ? null : await keptUpload(viewer.context, stored.data.root, viewer.person.id, key);
  if (stored === null || kept === null) return <Problem says={SAYS.gone} />;
  if (stored.version !== kept.version) return <Problem says={SAYS.overtaken} />;
  return <Changes viewer={viewer} village={stored.data} upload={kept} />;
}

interface Said {
  /** The sheet that was chosen, to be chosen again. */
  what?: VillageSheet;
  preview?: Shown['body'] | null;
  notice?: string;
  problem?: string;
}

function shown(viewer: Viewer, area: AreaPath, { what, preview = null, notice, problem }: Said): Shown {
  const directory = viewer.context.directory();
  return {
    body: (
      <>
        <h1>{directory.areaName(area)} Excel</h1>
        <form method="get">
          <AreaSelect directory={directory} areas={areasInReach(viewer, RIGHTS)} chosen={area} /> <button>看</button>
        </form>
        <Problem says={notice} />
        {preview}
        <Downloads viewer={viewer} area={area} />
        <UploadForm {...{ viewer, area, what, problem }} />
      </>
    ),
  };
}

/** What a workbook would change, before it is written; or everything that is wrong with it, by its cell. */
import type { ImportedVillage } from '../../../domain/imported-village.js';
import type { Person } from '../../../domain/person.js';
import type { Household } from '../../../domain/village.js';
import type { CellFinding } from '../../../excel/finding.js';
import type { RowChange } from '../../../excel/read-changes.js';
import { rowOf } from '../../../excel/village-sheets.js';
import type { Viewer } from '../../console-page.js';
import { Table } from '../parts.js';
import { SHEET_NAMES } from './sheets.js';
import type { Upload } from './upload.js';

/** Whoever has put these right sees the next ones. */
const MOST_ERRORS = 300;

export function Errors({ errors }: { errors: readonly CellFinding[] }) {
  const rows = errors.slice(0, MOST_ERRORS).map(({ cell, says }) => [cell, says]);
  const more = errors.length - rows.length;
  return (
    <div role="alert">
      <Table caption={`${String(errors.length)}处要改，什么都没有写入`} head={['单元格', '哪里不对']} rows={rows} />
      {more > 0 ? <p>还有{more}处，先改上面这些。</p> : null}
    </div>
  );
}

const KINDS: Readonly<Record<RowChange<unknown>['kind'], string>> = { added: '新增', changed: '修改', removed: '删除' };

/** `village` is the one that the upload was read against. */
export function Changes({ viewer, village, upload }: { viewer: Viewer; village: ImportedVillage; upload: Upload }) {
  const { area, what, changes, key } = upload;
  const caption = `${viewer.context.directory().areaName(area)}${SHEET_NAMES[what]}：${String(changes.length)}处改动，还没有写入`;
  const rows = changes.map((change) => [
    change.id,
    KINDS[change.kind],
    contents(village, upload, change),
    `第${String(change.row)}行`,
  ]);
  if (changes.length === 0) return <p role="status">表里写的和现在的一样，不用写入。</p>;
  return (
    <>
      <Table caption={caption} head={['编号', '怎么改', '内容', '表里']} rows={rows} />
      <form method="post">
        {viewer.formFields()}
        <input type="hidden" name="do" value="write" />
        <input type="hidden" name="area" value={area} />
        <input type="hidden" name="upload" value={key} />
        <button>写入这{changes.length}处</button>
      </form>
    </>
  );
}

function contents(village: ImportedVillage, { what }: Upload, { id, columns, after }: RowChange<Person | Household>) {
  const all: readonly (Person | Household)[] = what === 'roster' ? village.people : village.households;
  const texts = (one: Person | Household | null | undefined) => (one == null ? null : rowOf(village, what, one));
  const [was, is] = [texts(all.find((one) => one.id === id)), texts(after)];
  if (was !== null && is !== null)
    return columns.map((column) => `${column}：${shown(was.get(column))} → ${shown(is.get(column))}`).join('；');
  const [, ...rest] = (is ?? was ?? new Map<string, string>()).values();
  return rest.filter((text) => text !== '').join('，');
}

const shown = (text: string | number | null | undefined): string =>
  text == null || text === '' ? '（空）' : String(text);

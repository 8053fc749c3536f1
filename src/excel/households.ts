/** Households as rows of a sheet. */
import type { Household } from '../domain/village.js';
import type { Cell } from '../domain/paper.js';
import { isGrid } from '../village-file/check-village.js';
import { householdSchema } from '../village-file/schema.js';
import type { AreaNames } from './area-names.js';
import type { Table } from './table.js';
import { tellIssues } from './tell-issues.js';

const COLUMNS = ['编号', '所在', '户主', '人数', '电话', '重点户', '删除'] as const;
const FIELDS: Readonly<Record<string, (typeof COLUMNS)[number]>> = {
  ...{ id: '编号', head: '户主', people: '人数', phone: '电话', frail: '重点户' },
};

export const householdTable: Table<Household> = {
  name: '户册',
  columns: COLUMNS,
  toCells: ({ id, area, head, people, phone = '', frail = false }, names): Cell[] => [
    ...[id, names.nameOf(area), head, people, phone, frail ? '是' : '', ''],
  ],
  fromRow: (row, names: AreaNames, error) => {
    const given = (column: string): string | undefined => row.text(column) || undefined;
    const read = householdSchema.safeParse({
      ...{ id: row.text('编号'), head: row.text('户主'), people: row.text('人数') },
      ...{ phone: given('电话'), frail: given('重点户') },
    });
    tellIssues(read.error?.issues ?? [], { row, fields: FIELDS }, error);
    const area = names.find(row.text('所在'));
    if (area === null || !isGrid(area)) error('所在', `没有叫“${row.text('所在')}”的社或网格，请写村里网格的名字`);
    return read.success && area !== null ? { ...read.data, area: area.path } : null;
  },
};

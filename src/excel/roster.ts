/** The people of an area as rows of a sheet: who they are and what they are responsible for. */
import { isCategoryCode, CLASSES } from '../domain/category.js';
import type { Duty, Person } from '../domain/person.js';
import { ROLE_NAME } from '../domain/role-name.js';
import type { Cell } from '../domain/paper.js';
import { personSchema } from '../village-file/schema.js';
import { ROLE_WORDS } from '../village-file/words.js';
import type { AreaNames } from './area-names.js';
import type { SheetRow } from './read-sheet.js';
import type { Table } from './table.js';
import { tellIssues } from './tell-issues.js';

const COLUMNS = ['编号', '姓名', '称呼', '类别', '电话', '住处', '语言', '职责', '删除'] as const;
const FIELDS: Readonly<Record<string, (typeof COLUMNS)[number]>> = {
  ...{ id: '编号', name: '姓名', called: '称呼', kind: '类别', phone: '电话', languages: '语言' },
};

/** Handles and absences are not in it: the service learns them. */
export const rosterTable: Table<Person> = {
  name: '花名册',
  columns: COLUMNS,
  toCells: ({ id, name, calledAs = '', kind = '', phone = '', home, languages = [], duties }, names): Cell[] => [
    ...[id, name, calledAs, kind, phone, home === undefined ? '' : names.nameOf(home), languages.join('、')],
    ...[duties.map((duty) => dutyText(duty, names)).join('；'), ''],
  ],
  fromRow: (row, names, error) => {
    const given = (column: string): string | undefined => row.text(column) || undefined;
    const languages = row
      .text('语言')
      .split(/[、，,]/u)
      .filter((tag) => tag !== '');
    const read = personSchema.safeParse({
      ...{ id: row.text('编号'), name: row.text('姓名'), called: given('称呼'), kind: given('类别') },
      ...{ phone: given('电话'), ...(languages.length === 0 ? {} : { languages }) },
    });
    tellIssues(read.error?.issues ?? [], { row, fields: FIELDS }, error);
    const home = homeIn(row, names, error);
    const duties = dutiesIn(row, names, error);
    if (!read.success) return null;
    const { id, name, called, kind, phone } = read.data;
    return {
      ...{ id, name },
      ...(called === undefined ? {} : { calledAs: called }),
      ...(kind === undefined ? {} : { kind }),
      ...(phone === undefined ? {} : { phone }),
      ...(home === null ? {} : { home }),
      ...(languages.length === 0 ? {} : { languages }),
      ...{ duties, handles: [], absences: [] },
    };
  },
};

type NameError = (column: string, says: string) => void;

function homeIn(row: SheetRow, names: AreaNames, error: NameError): string | null {
  const written = row.text('住处');
  const found = written === '' ? null : names.find(written);
  if (found === null && written !== '') error('住处', `没有叫“${written}”的地方，或者不止一处`);
  return found?.path ?? null;
}

/** 网格员 二社；部门联络人 郭米村（0501、0502） */
function dutyText({ role, area, categories }: Duty, names: AreaNames): string {
  const limited = categories === undefined ? '' : `（${categories.join('、')}）`;
  return `${ROLE_NAME[role]} ${names.nameOf(area)}${limited}`;
}

const DUTY = /^(\S+)\s+([^\s（(]+)(?:\s*[（(]([^）)]*)[）)])?$/u;

function dutiesIn(row: SheetRow, names: AreaNames, error: NameError): Duty[] {
  const written = row.text('职责').split(/[；;\n]/u);
  return written
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .flatMap((one) => dutyIn(one, names, error));
}

const isKnownCode = (code: string): boolean => isCategoryCode(code) || CLASSES.some((one) => one.code === code);

function dutyIn(written: string, names: AreaNames, error: NameError): Duty[] {
  const [, word = '', place = '', limited] = DUTY.exec(written) ?? [];
  const role = Object.hasOwn(ROLE_WORDS, word) ? ROLE_WORDS[word] : undefined;
  const area = names.find(place);
  const categories = limited?.split(/[、，,\s]+/u).filter((code) => code !== '');
  const strange = categories?.find((code) => !isKnownCode(code));
  if (role !== undefined && area !== null && strange === undefined)
    return [{ role, area: area.path, ...(categories === undefined ? {} : { categories }) }];
  if (role === undefined) error('职责', `“${written}”要写成“网格员 二社”，部门写“部门 郭米村（0501、0502）”`);
  else if (area === null) error('职责', `没有叫“${place}”的地方，或者不止一处`);
  else error('职责', `没有类别“${strange ?? ''}”`);
  return [];
}

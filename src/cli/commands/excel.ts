/** `gezipu excel`: rosters, households and cases in and out of workbooks; nothing is written before every change was shown. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { AppError } from '../../common/errors.js';
import { loadConfig } from '../../config.js';
import { isWithin, type Area } from '../../domain/area.js';
import type { Case } from '../../domain/case/types.js';
import type { ImportedVillage } from '../../domain/imported-village.js';
import type { Sheet } from '../../domain/paper.js';
import { caseSheet } from '../../excel/case-sheet.js';
import { findingLine } from '../../excel/finding.js';
import type { RowChange } from '../../excel/read-changes.js';
import { fromSheet, toSheet, type VillageSheet } from '../../excel/village-sheets.js';
import type { Store } from '../../ports/store.js';
import { writeWorkbook } from '../../report/write-workbook.js';
import { importVillage, villageId } from '../../usecases/import-village.js';
import { loadDirectory } from '../../usecases/read-villages.js';
import { readVillages } from '../../village-files.js';
import { STAFF_STATE_WORDS } from '../../wording/zh-cn/names.js';
import { areaCalled } from '../knowledge-file.js';
import { withStore } from '../with-store.js';

interface Given {
  area: string;
  what: string;
  apply?: true;
}

/** Of a village and a year, with room. */
const MOST_CASES = 20_000;

export function addExcel(program: Command): void {
  const excel = program.command('excel').description('rosters, households and cases in and out of Excel');
  const area = ['--area <area>', 'letters (GM), path or name'] as const;
  excel
    .command('export <file>')
    .description('write a workbook')
    .requiredOption(...area)
    .requiredOption('--what <what>', 'roster, households or cases')
    .action((file: string, given: Given) =>
      withStore(async (store) => {
        const sheet = await sheetOf(store, given);
        await writeFile(file, await writeWorkbook([sheet]));
        process.stdout.write(`${file}: ${sheet.rows.length} rows\n`);
      }),
    );
  excel
    .command('import <file>')
    .description('show what a workbook would change, with every error by its cell; --apply does it')
    .requiredOption(...area)
    .option('--what <what>', 'roster or households', 'roster')
    .option('--apply', 'take the changes over')
    .action((file: string, given: Given) =>
      withStore(async (store) => process.stdout.write(`${await imported(store, file, given)}\n`)),
    );
}

async function sheetOf(store: Store, given: Given): Promise<Sheet> {
  const { area, stored } = await villageWith(store, given.area);
  if (given.what !== 'cases') return toSheet(stored, area.path, villageSheet(given.what));
  const found = await store.find<Case>({ kind: 'case', area: area.path, limit: MOST_CASES });
  const cases = found.map(({ data }) => data);
  return caseSheet(cases, await loadDirectory(store), (state) => STAFF_STATE_WORDS[state]);
}

async function imported(store: Store, file: string, given: Given): Promise<string> {
  const { area, stored } = await villageWith(store, given.area);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new AppError('bad_request', `${file} cannot be read`, { cause });
  });
  const { errors, changes, village } = await fromSheet(bytes, stored, area.path, villageSheet(given.what));
  if (errors.length > 0) throw new AppError('village_file_invalid', errors.map(findingLine).join('\n'));
  const shown = changes.map(changeLine);
  if (given.apply !== true)
    return [...shown, `${changes.length} changes; nothing was written, --apply does it`].join('\n');
  const result = await importVillage(store, village, Date.now());
  return [...shown, `${changes.length} changes; ${result}`, ...(await warnings(stored.root))].join('\n');
}

function changeLine({ row, kind, id, columns }: RowChange<unknown>): string {
  return [`row ${row}`, kind, id, columns.join('、')].join('\t').trim();
}

/** What is imported at every start would undo it. */
async function warnings(root: string): Promise<string[]> {
  const files = await readVillages(loadConfig().villageFiles);
  return files
    .filter(({ village }) => village.root === root)
    .map(
      ({ file }) =>
        `${file} is imported at every start and undoes this: change it too, or take it out of VILLAGE_FILES`,
    );
}

function villageSheet(what: string): VillageSheet {
  if (what === 'roster' || what === 'households') return what;
  throw new AppError('bad_request', '--what must be roster or households (or cases, to export)');
}

async function villageWith(store: Store, named: string): Promise<{ area: Area; stored: ImportedVillage }> {
  const directory = await loadDirectory(store);
  const area = areaCalled(directory, named);
  const root = directory.villages.find((one) => area !== null && isWithin(area.path, one.root))?.root;
  const stored = root === undefined ? null : await store.get<ImportedVillage>(villageId(root));
  if (area === null || stored === null)
    throw new AppError('bad_request', `no area, or more than one, is called ${named}; import its village file first`);
  return { area, stored: stored.data };
}

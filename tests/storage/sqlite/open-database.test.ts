import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../../src/storage/sqlite/database.js';
import { STEPS, migrate } from '../../../src/storage/sqlite/migrate.js';
import { openDatabase } from '../../../src/storage/sqlite/open-database.js';
import { temporaryFile } from './temporary-file.js';

let file: ReturnType<typeof temporaryFile>;

beforeEach(() => {
  file = temporaryFile();
});

afterEach(() => file.remove());

/** The file as another program, or another version of this one, left it. */
function leave(...statements: string[]): void {
  const database = new Database(file.path, 0);
  for (const statement of statements) database.exec(statement);
  database.close();
}

describe('opening', () => {
  test('a new file gets its folder, the current schema, and every protection against power cuts', () => {
    const path = join(dirname(file.path), 'new', 'folder', 'store.db');
    const database = openDatabase(path);
    expect(database.number('PRAGMA user_version')).toBe(STEPS.length);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.number('PRAGMA synchronous')).toBe(2);
    database.close();
  });

  test('only its owner can read the file, and what SQLite puts beside it', () => {
    const database = openDatabase(file.path);
    database.number('SELECT count(*) FROM aggregate');
    const modes = ['', '-wal', '-shm'].map((suffix) => statSync(file.path + suffix).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600]);
    database.close();
  });

  test('a file that is no database is called damaged, and left as it was', () => {
    writeFileSync(file.path, '村务公开'.repeat(500));
    expect(() => openDatabase(file.path)).toThrow(expect.objectContaining({ code: 'store_corrupt' }));
    expect(statSync(file.path).size).toBe(6000);
  });

  test("another program's database is refused, and left as it was", () => {
    leave('CREATE TABLE photos (id)');
    expect(() => openDatabase(file.path)).toThrow(/another program/);
    const database = new Database(file.path, 0);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' });
    expect(database.number('SELECT count(*) FROM sqlite_schema')).toBe(1);
    database.close();
  });

  test('a file of a newer version is refused with both versions named', () => {
    openDatabase(file.path).close();
    leave('PRAGMA user_version = 77');
    expect(() => openDatabase(file.path)).toThrow(`schema 77, this program knows ${STEPS.length}`);
  });

  test('a path that cannot be a file is refused with its name', () => {
    mkdirSync(file.path);
    expect(() => openDatabase(file.path)).toThrow(expect.objectContaining({ code: 'config_invalid' }));
    expect(() => openDatabase(file.path)).toThrow(file.path);
  });
});

describe('migration', () => {
  const next = [...STEPS, 'CREATE TABLE extra (id TEXT); INSERT INTO extra VALUES (1)'];

  test('an older file takes only the steps it lacks, once', () => {
    openDatabase(file.path).close();
    const database = new Database(file.path, 0);
    migrate(database, next);
    migrate(database, next);
    expect(database.number('SELECT count(*) FROM extra')).toBe(1);
    expect(database.number('PRAGMA user_version')).toBe(STEPS.length + 1);
    database.close();
  });

  test('a step that fails leaves the file as it was', () => {
    openDatabase(file.path).close();
    const database = new Database(file.path, 0);
    expect(() => migrate(database, [...next, 'CREATE TABLE aggregate (id)'])).toThrow(/already exists/);
    expect(database.number('PRAGMA user_version')).toBe(STEPS.length);
    expect(() => database.number('SELECT count(*) FROM extra')).toThrow(/no such table/);
    database.close();
  });
});

import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chinaCalendar } from '../../src/calendar/china.js';
import { readOverlay, type CalendarOverlay } from '../../src/calendar/overlay.js';
import { addSpan, instantOf, workdaysLeft } from '../../src/domain/calendar.js';
import { startClock } from '../../src/domain/deadlines.js';
import { nextRun } from '../../src/domain/schedule.js';
import { at, plainCalendar } from '../domain/plain-calendar.js';

const { hours } = plainCalendar();
const folder = await mkdtemp(join(tmpdir(), 'overlay-'));
const file = join(folder, 'overlay.yaml');
afterAll(() => rm(folder, { recursive: true }));

async function calendarWith(overlay: CalendarOverlay | null) {
  const warnings: string[] = [];
  if (overlay !== null) await writeFile(file, JSON.stringify(overlay));
  const path = overlay === null ? null : file;
  const calendar = await chinaCalendar({
    hours,
    overlay: path,
    warn: (text) => warnings.push(text),
  });
  return { calendar, warnings };
}

const published = await calendarWith(null);
const NEW_YEAR = ['2027-01-01', '2027-02-04', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'];

describe('the working days of 2026', () => {
  const { calendar, warnings } = published;

  test.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    '%s is a weekend day that is worked',
    (day) => {
      expect([0, 6]).toContain(new Date(instantOf(day, 720)).getUTCDay());
      expect(calendar.isWorkday(day)).toBe(true);
    },
  );

  test.each([
    '2026-01-01',
    '2026-02-16',
    '2026-02-23',
    '2026-04-06',
    '2026-05-05',
    '2026-06-19',
    '2026-09-25',
    '2026-10-07',
  ])('%s is a weekday off', (day) => {
    expect(calendar.isWorkday(day)).toBe(false);
  });

  test('a year has 248 of them, and nothing is warned of', () => {
    const days = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10));
    expect(days.filter((day) => calendar.isWorkday(day))).toHaveLength(248);
    expect(warnings).toEqual([]);
  });

  test.each([
    // The Saturday before Spring Festival is worked, the nine days after are not.
    ['2026-02-13 17:50', 1, '2026-02-14 17:50'],
    ['2026-02-14 17:50', 1, '2026-02-24 17:50'],
    ['2026-02-14 18:30', 5, '2026-03-02 08:30'],
    ['2026-02-18 00:00', 1, '2026-02-25 08:30'],
    ['2026-09-30 10:00', 3, '2026-10-10 10:00'],
    ['2026-10-09 10:00', 1, '2026-10-10 10:00'],
  ])('%s plus %i working days is %s', (from, workdays, to) => {
    expect(addSpan(at(from), { workdays }, calendar)).toBe(at(to));
  });

  test('a lamp reported on a Friday at 17:50 is signed in on the worked Saturday, and finished after the festival', () => {
    const clock = startClock('C1', at('2026-02-13 17:50'), calendar);
    expect(clock.signInDue).toBe(at('2026-02-14 10:20'));
    expect(clock.contactDue).toBe(at('2026-02-14 17:50'));
    expect(clock.finishDue).toBe(at('2026-02-27 17:50'));
  });

  test('water that is cut off at midnight in the festival does not wait for an office to open', () => {
    const clock = startClock('B', at('2026-02-18 00:00'), calendar);
    expect(clock.signInDue).toBe(at('2026-02-18 00:30'));
    expect(clock.finishDue).toBe(at('2026-02-19 00:00'));
  });

  test('what is due after the festival has one working day left on its eve', () => {
    expect(workdaysLeft(at('2026-02-14 20:00'), at('2026-02-24 17:00'), calendar)).toBe(1);
  });

  test('a digest of working days comes on the worked Saturday and then after the festival', () => {
    const saturday = nextRun({ time: '18:00', days: 'workdays' }, at('2026-02-13 18:00'), calendar);
    expect(saturday).toBe(at('2026-02-14 18:00'));
    expect(nextRun({ time: '18:00', days: 'workdays' }, saturday, calendar)).toBe(at('2026-02-24 18:00'));
  });
});

describe('a year that nobody has published', () => {
  test('counts Monday to Friday and is warned of once, with what to do', async () => {
    const { calendar, warnings } = await calendarWith(null);
    expect(calendar.covers(2026)).toBe(true);
    expect(calendar.covers(2027)).toBe(false);
    expect(warnings).toEqual([]);
    // New Year's Day of 2027 is a Friday; only the overlay could know that it is off.
    expect(addSpan(at('2026-12-31 10:00'), { workdays: 1 }, calendar)).toBe(at('2027-01-01 10:00'));
    expect(addSpan(at('2026-12-31 10:00'), { workdays: 30 }, calendar)).toBe(at('2027-02-11 10:00'));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/2027.*CALENDAR_OVERLAY.*2027.*update chinese-days/);
  });

  test('is covered as soon as the overlay has its holidays', async () => {
    const { calendar, warnings } = await calendarWith({
      years: { 2027: { holidays: NEW_YEAR, workdays: ['2027-02-06'] } },
    });
    expect(calendar.covers(2027)).toBe(true);
    expect(addSpan(at('2026-12-31 10:00'), { workdays: 1 }, calendar)).toBe(at('2027-01-04 10:00'));
    expect(calendar.isWorkday('2027-02-06')).toBe(true);
    expect(warnings).toEqual([]);
  });

  test('is not covered by one local holiday, which counts all the same', async () => {
    const { calendar, warnings } = await calendarWith({ years: { 2027: { holidays: ['2027-03-10'], workdays: [] } } });
    expect(calendar.covers(2027)).toBe(false);
    expect(calendar.isWorkday('2027-03-10')).toBe(false);
    expect(warnings).toHaveLength(1);
  });
});

test('a local holiday goes before the published calendar', async () => {
  const { calendar } = await calendarWith({ years: { 2026: { holidays: ['2026-11-23'], workdays: ['2026-11-22'] } } });
  expect(calendar.isWorkday('2026-11-23')).toBe(false);
  expect(calendar.isWorkday('2026-11-22')).toBe(true);
  expect(calendar.isWorkday('2026-02-14')).toBe(true);
});

test.each([
  ['none', []],
  [
    'overlapping ones',
    [
      { from: 500, to: 700 },
      { from: 600, to: 800 },
    ],
  ],
  ['some past midnight', [{ from: 1200, to: 1500 }]],
])('working hours are refused when there are %s', async (_, hours) => {
  await expect(chinaCalendar({ hours, overlay: null, warn: () => undefined })).rejects.toThrow(RangeError);
});

describe('the overlay file', () => {
  async function read(content: string): Promise<CalendarOverlay> {
    await writeFile(file, content);
    return readOverlay(file);
  }

  test('may be YAML or JSON', async () => {
    const expected = { years: { 2027: { holidays: ['2027-01-01'], workdays: [] } } };
    expect(await read('years:\n  2027:\n    holidays: [2027-01-01]\n')).toEqual(expected);
    expect(await read(JSON.stringify(expected))).toEqual(expected);
  });

  test.each([
    ['years: {2027: {holidays: [2027-02-30]}}', /years\.2027\.holidays\.0: /],
    ['years: {2027: {holidays: [2026-12-31]}}', /years\.2027: 2026-12-31 is not a day of 2027/],
    [
      'years: {2027: {holidays: [2027-01-01], workdays: [2027-01-01]}}',
      /2027-01-01 is both a holiday and a working day/,
    ],
    ['years: {2027: {holliday: []}}', /years\.2027: .*holliday/],
    ['years: {soon: {}}', /years\.soon: /],
    ['', /the whole file: /],
    ['years: [', /overlay\.yaml: /],
  ])('%s is refused with the place of the mistake', async (content, message) => {
    await expect(read(content)).rejects.toMatchObject({
      code: 'config_invalid',
      detail: expect.stringMatching(message),
    });
    await expect(read(content)).rejects.toMatchObject({ detail: expect.stringContaining('overlay.yaml') });
  });

  test('that is missing is named', async () => {
    await expect(readOverlay('/nowhere/overlay.yaml')).rejects.toThrow(/\/nowhere\/overlay\.yaml/);
  });
});

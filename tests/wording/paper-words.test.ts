import { describe, expect, test } from '@jest/globals';
import { letterOf } from '../../src/domain/letter.js';
import { classFigures, type MonthReport } from '../../src/domain/month-report.js';
import { indicatorsOf, SHARES, type ShareName } from '../../src/domain/indicators.js';
import { receivedIn } from '../../src/domain/statistics.js';
import { monthOf } from '../../src/domain/period.js';
import { sheetOf } from '../../src/domain/visit.js';
import { createDirectory } from '../../src/domain/directory.js';
import { MONDAY } from '../domain/case/world.js';
import { plainCalendar } from '../domain/plain-calendar.js';
import { sampleCase } from '../domain/sample-case.js';
import { TOWN_VILLAGE } from '../support/town-village.js';
import { SPEAKERS } from './speakers.js';

const period = monthOf(MONDAY);
const none = Object.fromEntries(SHARES.map((name) => [name, null])) as Record<ShareName, null>;

function reportIn(areaName: string): MonthReport {
  const shares = { ...none, response: true, solved: false };
  const times = { cameAt: MONDAY, due: MONDAY, contactedAt: null, doneAt: null };
  return {
    ...{ areaName, period, madeAt: MONDAY, weeks: [{ from: period.from, until: period.until, came: 1, done: 0 }] },
    statistics: {
      indicators: indicatorsOf([], 0, 1, plainCalendar()),
      received: receivedIn([], 0, 1, () => false),
    },
    cases: ['0501', null].map((category) => ({
      ...{ number: 'GM-0001', areaName, category, state: 'in_progress' as const, shares },
      ...times,
    })),
    classes: classFigures([], period).map((one) => ({ ...one, came: 1 })),
    visits: [{ areaName, sheet: sheetOf([], 3) }],
    hot: [{ areaName, gist: '停水', households: 3, numbers: ['GM-0001'] }],
    ways: {},
  };
}

/** Every text of it, however deep. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

describe.each(SPEAKERS)('on paper in $tag', ({ locale, words }) => {
  test('a report has nothing foreign in it, and every row is as long as its head', () => {
    for (const report of [reportIn(words.area), { ...reportIn(words.area), hot: [] }]) {
      const paper = locale.papers.report(report);
      expect(textsIn(paper).filter((text) => words.foreign.test(text))).toEqual([]);
      for (const { name, head, rows } of [...paper.sheets, paper.table])
        expect([name, rows.filter((row) => row.length !== head.length)]).toEqual([name, []]);
    }
  });

  test('a letter has nothing foreign in it, and no name of a reporter', () => {
    const directory = createDirectory([{ ...TOWN_VILLAGE, people: [], areas: [] }]);
    const c = sampleCase({ gist: words.gist });
    const letter = letterOf(c, words.group, directory, MONDAY);
    if (letter === null) throw new Error('the sample is not private');
    const paper = locale.papers.letter({ ...letter, villageName: words.area, areaName: words.area });
    expect(textsIn(paper).filter((text) => words.foreign.test(text))).toEqual([]);
    expect(textsIn(paper).join()).not.toContain(c.reporters[0]!.name);
  });
});

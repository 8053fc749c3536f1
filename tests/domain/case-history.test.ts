/** What indicators read from histories, on histories as the domain writes them. */
import { describe, expect, test } from '@jest/globals';
import { parkingsSolved, repliesConfirmed } from '../../src/domain/case-history.js';
import { DAY, HOUR } from '../../src/domain/time.js';
import { cairangVillager, clerk, MONDAY, REPORTER, waterCase, type Story } from './case/world.js';

const suonan = clerk('suonan');
const wang = clerk('wang');
const cairang = { kind: 'reporter', contact: 'contact/2' } as const;
const says = (solved: boolean) => ({ kind: 'rate', solved, score: null, text: '' }) as const;

/** A bill, taken on and asked about. */
const bill = (): Story =>
  waterCase({ category: '0505', urgency: 'C', text: '水费算错了' })
    .do(suonan, { kind: 'accept' })
    .do(suonan, { kind: 'contact', text: '' });
const done = (story: Story): Story => story.do(suonan, { kind: 'done', result: '重新算了' });

describe('a reply', () => {
  test.each<[string, (story: Story) => Story, boolean[]]>([
    ['is not confirmed by silence', (story) => story.tick(MONDAY + 10 * DAY), []],
    ['is confirmed by a yes', (story) => story.do(REPORTER, says(true)), [true]],
    [
      'is confirmed once, however often the yes is said',
      (story) => story.do(REPORTER, says(true)).do(REPORTER, says(true)),
      [true],
    ],
    ['is contradicted by a no', (story) => story.do(REPORTER, says(false)), [false]],
    [
      'is contradicted by a no after the yes',
      (story) => story.do(REPORTER, says(true)).do(REPORTER, says(false)),
      [false],
    ],
    [
      'of a second round is asked about anew',
      (story) => done(story.do(REPORTER, says(false))).do(REPORTER, says(true)),
      [false, true],
    ],
    [
      'is not meant by what is said while it is done again',
      (story) => story.do(wang, { kind: 'redo', text: '再查查' }).do(REPORTER, says(true)),
      [],
    ],
  ])('%s', (_, go, confirmed) => {
    expect(repliesConfirmed(go(done(bill())).case)).toEqual(confirmed);
  });

  test('that one of two reporters contradicts is not confirmed', () => {
    const story = done(bill().do(cairang, { kind: 'join', reporter: cairangVillager }));
    expect(repliesConfirmed(story.do(cairang, says(true)).do(REPORTER, says(false)).case)).toEqual([false]);
  });
});

describe('what was parked', () => {
  const spring = MONDAY + 30 * DAY;
  const parked = (): Story => bill().do(wang, { kind: 'park', reviewAt: spring, reason: '等开春' });
  const resumed = (): Story =>
    parked()
      .at(MONDAY + DAY)
      .do(wang, { kind: 'resume' });

  test.each<[string, () => Story, boolean[]]>([
    ['is not counted when it never was', bill, []],
    ['is not counted before its day', parked, []],
    ['is solved by a result before its day', () => done(parked()), [true]],
    ['is not solved when its day brings it back', () => parked().tick(spring), [false]],
    ['is solved by a result on that very day', () => done(parked().tick(spring)), [true]],
    [
      'is not solved by a result a day later',
      () =>
        done(
          parked()
            .tick(spring)
            .at(spring + DAY),
        ),
      [false],
    ],
    ['and goes on earlier is not solved by that alone', resumed, [false]],
    ['and goes on earlier is solved by its result', () => done(resumed()), [true]],
    [
      'and goes on earlier is not solved by a result after the planned day',
      () => done(resumed().at(spring + DAY)),
      [false],
    ],
    [
      'twice counts twice',
      () =>
        done(
          parked()
            .tick(spring)
            .do(wang, { kind: 'park', reviewAt: spring + DAY, reason: '等电脑' }),
        ),
      [false, true],
    ],
    [
      'and stays so while something is noted is not counted yet',
      () =>
        parked()
          .at(MONDAY + HOUR)
          .do(suonan, { kind: 'note', text: '看过了', media: [] }),
      [],
    ],
  ])('%s', (_, story, solved) => {
    expect(parkingsSolved(story().case)).toEqual(solved);
  });

  test('before plans were written down is solved unless its day brought it back', () => {
    const asStored = ({ case: { parkedUntil: _, ...c } }: Story) => c;
    expect(parkingsSolved(asStored(done(resumed().at(spring + DAY))))).toEqual([true]);
    expect(parkingsSolved(asStored(done(parked().tick(spring))))).toEqual([false]);
    const anew = parked().tick(spring);
    anew.case = asStored(anew);
    anew.do(wang, { kind: 'park', reviewAt: spring + DAY, reason: '等电脑' });
    expect(parkingsSolved(done(anew.at(spring + 3 * DAY)).case)).toEqual([false, false]);
  });
});

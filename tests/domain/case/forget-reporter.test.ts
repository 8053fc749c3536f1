import { describe, expect, test } from '@jest/globals';
import { createDirectory } from '../../../src/domain/directory.js';
import { DEFAULT_DEADLINES } from '../../../src/domain/deadlines.js';
import { forgetReporter } from '../../../src/domain/case/forget-reporter.js';
import type { Remark } from '../../../src/domain/case/types.js';
import { plainCalendar } from '../plain-calendar.js';
import { sampleCase, sampleReporter } from '../sample-case.js';
import { MONDAY } from './world.js';

const env = {
  now: MONDAY,
  calendar: plainCalendar(),
  deadlines: DEFAULT_DEADLINES,
  directory: createDirectory([]),
};
const doing = { actor: { kind: 'reporter', contact: 'contact/1' }, key: 'k9', env } as const;
const door = { channel: 'oa', conversation: 'openid-1', room: false, user: 'openid-1' };
const mine = sampleReporter({ door });
const other = sampleReporter({ contact: 'contact/2', name: '才让' });

const remark = (by: string, text: string, media: string[] = []): Remark => ({
  ...{ key: 'k', at: 1, by, from: 'reporter', text, media },
});

describe('who wants to be forgotten', () => {
  test('leaves no trace of name, handle, phone and words in a case', () => {
    const c = sampleCase({
      reporters: [mine],
      gist: '卓玛家路灯不亮，找杜伦生',
      remarks: [remark('contact/1', '我是卓玛，13812341234', ['m/1'])],
      toldAt: { 'openid-1': 5 },
      log: [{ at: 1, by: 'contact/1', action: 'rate', from: 'closed', to: 'redo', text: '没修好', key: 'k' }],
    });
    const { case: left } = forgetReporter(c, 'contact/1', doing);
    expect(JSON.stringify(left)).not.toMatch(/卓玛|杜伦生|contact\/1|openid-1|13812341234|没修好/u);
    expect(left).toMatchObject({
      number: 'GM-0301',
      category: '0402',
      state: 'in_progress',
      gist: '卓某家路灯不亮，找杜某',
    });
  });

  test('takes along what they sent, but not what somebody else has said with it', () => {
    const remarks = [remark('contact/1', '', ['m/1', 'm/2']), remark('contact/2', '我家也是', ['m/2'])];
    const { case: left, told } = forgetReporter(sampleCase({ reporters: [mine, other], remarks }), 'contact/1', doing);
    expect(told).toEqual([{ to: { to: 'aggregate', id: 'm/1' }, notice: { kind: 'discard' } }]);
    expect(left.remarks).toEqual([remarks[1]]);
  });

  test('leaves the others as they were, with the person whom the first of them told of', () => {
    const { case: left } = forgetReporter(sampleCase({ reporters: [other, mine] }), 'contact/1', doing);
    expect(left).toMatchObject({ reporters: [other], concerned: '杜伦生' });
  });

  test('is written into the history without a name', () => {
    const { case: left } = forgetReporter(sampleCase({ reporters: [mine] }), 'contact/1', doing);
    expect(left.log.at(-1)).toMatchObject({ action: 'forget_reporter', by: 'system', at: MONDAY });
  });
});

import { expect, test } from '@jest/globals';
import { wrongVersions } from '../../../bots/wechaty/wechat4u-parts.js';

test('the installed libraries are those that the repairs were tried with', () => {
  expect(wrongVersions()).toEqual([]);
});

test('another version is named, with the one that is wanted and what to do', () => {
  const installed = (name: string): string => (name === 'wechat4u' ? '0.8.0' : '');
  expect(wrongVersions(installed)).toContain('wechat4u must be 0.7.14, but 0.8.0 is installed; run npm ci');
});

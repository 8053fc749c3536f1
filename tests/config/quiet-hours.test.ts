import { expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config.js';

test.each([
  [undefined, { from: 22 * 60, to: 7 * 60 }],
  ['23:30-06:15', { from: 23 * 60 + 30, to: 6 * 60 + 15 }],
  ['none', null],
])('QUIET_HOURS=%s', (given, quietHours) => {
  expect(loadConfig({ QUIET_HOURS: given }).quietHours).toEqual(quietHours);
});

test.each(['22-7', '22:00', '24:00-07:00', '22:00-07:60', '22:00-22:00', 'never'])(
  'QUIET_HOURS=%s is refused',
  (given) => {
    expect(() => loadConfig({ QUIET_HOURS: given })).toThrow('QUIET_HOURS');
  },
);

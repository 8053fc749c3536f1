import { expect, test } from '@jest/globals';
import { sendFailure } from '../../../bots/wechaty/send-failure.js';

test.each([
  ["'1101' == 0", 'offline', true],
  ['1204 == 0', 'refused', false],
  ['1205 == 0', 'limited', true],
  ['-1 == 0', 'error', true],
  ['socket hang up', 'error', true],
])('a sending that failed with "%s" is %s', (message, reason, retry) => {
  expect(sendFailure(new Error(message))).toEqual({ sent: false, reason, retry, detail: message });
});

import { expect, test } from '@jest/globals';
import { asWritten } from '../../src/conversation/flows/spoken-command.js';

test.each([
  ['办结三一二 水泵修好了', '/办结 312 水泵修好了'],
  ['办结，三百一十二，水泵修好了', '/办结 312 水泵修好了'],
  ['办结312号水泵修好了', '/办结 312 水泵修好了'],
  ['接单GM-0312', '/接单 312'],
  ['斜杠接单 十二', '/接单 12'],
  ['签收幺零', '/接单 10'],
  ['待办', '/待办'],
  ['我的待办', '/待办'],
])('%s is the command %s', (said, written) => {
  expect(asWritten(said)).toBe(written);
});

test.each(['接我的人三点到', '办了两件事', '上报一下路灯坏了', '退了三只羊', '水泵修好了', ''])(
  '%s is none',
  (said) => {
    expect(asWritten(said)).toBeNull();
  },
);

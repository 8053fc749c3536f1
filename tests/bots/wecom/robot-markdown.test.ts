import { expect, test } from '@jest/globals';
import { robotMarkdown } from '../../../bots/wecom/robot-markdown.js';

test.each([
  ['看 <@all> <font color="red">急</font>', '看 ＜@all> ＜font color="red">急＜/font>'],
  ['[点这里](http://a.example)', '[点这里］(http://a.example)'],
  ['**急** `rm`', '＊＊急＊＊ ｀rm｀'],
  [' # 大', ' ＃ 大'],
  ['> 引', '＞ 引'],
  ['1 > 0，3*4，/查看 #12 http://a.example/a_b', '1 > 0，3*4，/查看 #12 http://a.example/a_b'],
])('what somebody wrote is no markup: %s', (text, shown) => {
  expect(robotMarkdown(text, [])).toBe(shown);
});

test('the first of several lines is a heading, and people are called before it', () => {
  expect(robotMarkdown('头\n# 一\n二', [{ id: 'lili' }, { id: 'wangwu' }])).toBe('<@lili> <@wangwu> **头**\n＃ 一\n二');
});

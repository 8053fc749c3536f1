import { expect, test } from '@jest/globals';
import { createDraw } from '../../src/picture/create-draw.js';
import { createPrinter } from '../../src/report/create-printer.js';
import { pagesOf, pdfText } from './pdf-text.js';

const printer = createPrinter(createDraw());

test('a letter shows to whom, what, and who signs, with room for the seal, on one page', async () => {
  const pdf = await printer.letter({
    title: '关于请予协助处理群众诉求的函',
    number: '郭米村〔2026〕GM-0312',
    to: '祁连县水务局：',
    paragraphs: ['2026年11月20日起，我村二社群众反映水质问题，涉及4户。', '特此函达。'],
    signed: ['扎麻什乡郭米村村民委员会（盖章）', '2026年11月23日'],
    fileName: '公函GM-0312',
  });
  const text = pdfText(pdf).replaceAll('\n', '');
  for (const part of ['关于请予协助处理群众诉求的函', '祁连县水务局：', '涉及4户', '（盖章）'])
    expect(text).toContain(part);
  expect(pagesOf(pdf)).toBe(1);
});

/** Opening a report or letter by its link, as a phone or a browser does. */
import { expect, test } from '@jest/globals';
import request from 'supertest';
import { createLog } from '../../src/common/log.js';
import { createHttp } from '../../src/http/create-http.js';
import type { OpenPaper } from '../../src/http/paper-route.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';

function appOf(open: OpenPaper) {
  return createHttp({
    channels: [],
    readiness: () => ({ ready: true, reasons: [] }),
    metrics: { contentType: 'text/plain', text: async () => '' },
    operatorToken: null,
    log: createLog({ level: 'silent' }),
    papers: { open, words: { ...zhCN.media, tag: 'zh-CN' } },
  }).app;
}

test('a paper comes as a file with its Chinese name, kept by nobody on the way', async () => {
  const bytes = Buffer.from('%PDF-1.3 …');
  const app = appOf(async (token) => {
    expect(token).toBe('a-token_1');
    return { type: 'application/pdf', name: '郭米村2026年11月月报.pdf', bytes };
  });
  const answer = await request(app).get('/reports/a-token_1');
  const { headers } = answer;
  expect(answer.status).toBe(200);
  expect(headers['content-type']).toBe('application/pdf');
  expect(headers['content-disposition']).toContain(
    `filename*=UTF-8''${encodeURIComponent('郭米村2026年11月月报.pdf')}`,
  );
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect((answer.body as Buffer).equals(bytes)).toBe(true);
});

test.each([
  ['gone', 410, zhCN.media.gone()],
  ['forged', 404, zhCN.media.wrong()],
] as const)('a link that is %s answers with a sentence', async (refused, status, sentence) => {
  const answer = await request(appOf(async () => ({ refused }))).get('/reports/x');
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(sentence);
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
});

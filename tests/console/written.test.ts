/** What somebody wrote into a form is theirs to see again, whatever came between. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openTown, type Town } from '../support/town.js';
import { openConsoleOf, type Browser, type Desk } from './browser.js';
import { OFFICE_VILLAGE } from './office.js';

const WRITTEN = '看了现场，表井裂了\n<script>明天换';
const SHOWN = '看了现场，表井裂了\n&lt;script>明天换';
const CASE = '/cases/GM-0001';

let town: Town;
let desk: Desk;
let suonan: Browser;
beforeEach(async () => {
  town = await openTown({ village: OFFICE_VILLAGE });
  desk = openConsoleOf(town);
  await town.say('zhuoma', '二社水管冻裂了，三天没水吃', 'g2');
  suonan = await desk.signIn('suonan');
  await suonan.send(await suonan.get(CASE), '接单');
});
afterEach(() => town.close());

const stale = async () => {
  const page = await suonan.get(CASE);
  return { ...page, html: page.html.replaceAll(/name="token" value="[^"]*"/gu, 'name="token" value="old"') };
};

test('in a form that is too old it stands there still', async () => {
  const seen = await suonan.send(await stale(), '记录', { text0: WRITTEN });
  expect(seen.status).toBe(400);
  expect(seen.html).toContain(`${SHOWN}</textarea>`);
});

test('in a form that was refused it stands there still, and so does what was chosen', async () => {
  const wang = await desk.signIn('wang');
  const merged = await wang.send(await wang.get(CASE), '并单', { number0: 'GM-9999' });
  expect(merged.html).toMatch(/<details open name="act"><summary>并单.*value="GM-9999"/su);
  const again = await wang.send(await wang.get(CASE), '延期', { days0: '300', text1: WRITTEN });
  expect(again.html).toMatch(/<details open name="act"><summary>延期.*value="300"/su);
  expect(again.html).toContain(`${SHOWN}</textarea>`);
});

test('when nothing can be done with it any more, it can be copied', async () => {
  const page = await suonan.get(CASE);
  await town.say('suonan', '/退回 1 不归我');
  const seen = await suonan.send(page, '办结', { text0: WRITTEN });
  expect(seen.html).toContain(`class="text unsent">${SHOWN}</p>`);
});

test('when the case has gone to somebody else, it can be copied', async () => {
  const seen = await (await desk.signIn('xu')).post(CASE, { do: 'note', token: '', text0: WRITTEN });
  expect(seen.status).toBe(404);
  expect(seen.html).toContain(SHOWN);
  expect(seen.html).not.toContain('水管');
});

test('when the session is over, it can be copied; what another site sends is not shown', async () => {
  const seen = await desk.stranger().post('/news', { do: 'add', token: 'T0ken', title: '路灯修好了', text: WRITTEN });
  expect(seen.status).toBe(401);
  expect(seen.html).toContain('路灯修好了');
  expect(seen.html).toContain(SHOWN);
  expect(seen.html).not.toContain('T0ken');
  const foreign = await desk.stranger().post('/news', { text: WRITTEN }, { 'sec-fetch-site': 'cross-site' });
  expect(foreign.html).not.toContain(SHOWN);
});

test('in a form of an editor that is too old, it can be copied', async () => {
  const wang = await desk.signIn('wang');
  const seen = await wang.post('/knowledge', { do: 'put', token: 'old', 答案: WRITTEN });
  expect(seen.status).toBe(400);
  expect(seen.html).toContain(`class="text unsent">${SHOWN}</p>`);
});

test('what was done is not asked for again, also when the form is sent twice', async () => {
  const page = await suonan.get(CASE);
  for (const _ of ['once', 'twice'])
    expect((await suonan.send(page, '记录', { text0: WRITTEN })).html).not.toContain(`${SHOWN}</textarea>`);
});

/** What becomes of a recording: sealed, there for those who work on it, gone in time; and a process that dies over it. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import { dyingStore } from '../support/dying-store.js';
import { firstCase, mediaIn, openVoiceTown, Recogniser, voice } from '../support/recordings.js';
import { message, textsAt, type Town } from '../support/town.js';

let recogniser: Recogniser;
let town: Town;
beforeEach(async () => {
  recogniser = new Recogniser();
  town = await openVoiceTown(recogniser);
});
afterEach(() => town.close());

describe('the recording', () => {
  test('lies sealed in the store', async () => {
    await town.say('cairang', '', undefined, voice('我家门口的路灯坏了'));
    const [stored] = await town.store.find({ kind: 'media', area: '', limit: 10 });
    const text = JSON.stringify(stored);
    for (const word of ['路灯', Buffer.from('路灯').toString('base64').slice(0, 7), '语音.sil'])
      expect(text).not.toContain(word);
    const id = (await firstCase(town)).remarks[0]?.media[0] ?? '';
    expect(Buffer.from((await town.service.context.media.load(id))?.bytes ?? []).toString()).toContain('路灯');
  });

  test('is gone thirty days after its case was settled; what was said stays', async () => {
    await town.say('cairang', '', undefined, voice('我家门口的路灯坏了'));
    await town.at(town.now() + 40 * DAY);
    expect(await mediaIn(town)).toBe(1);
    await town.say('suonan', '/办结 1 换了灯泡');
    await town.say('cairang', '好了');
    const settled = town.now();
    await town.at(settled + 30 * DAY - HOUR);
    expect(await mediaIn(town)).toBe(1);
    await town.at(settled + 30 * DAY + MINUTE);
    expect(await mediaIn(town)).toBe(0);
    expect((await firstCase(town)).remarks).toMatchObject([{ text: '我家门口的路灯坏了', media: [] }]);
  });

  test('that was added to a case later stays with it', async () => {
    await town.say('cairang', '我家门口的路灯坏了');
    await town.say('cairang', '', undefined, voice('就是大门右手那一盏'));
    await town.at(town.now() + 9 * DAY);
    expect(await mediaIn(town)).toBe(1);
  });

  test('stays as long as one of two cases that it told of is open', async () => {
    await town.say(
      'cairang',
      '',
      undefined,
      voice('我家门口的路灯坏了三天了。另外我妈的低保这个月没有发，能不能问一下'),
    );
    expect(await town.cases()).toHaveLength(2);
    await town.say('cairang', '撤回 1');
    await town.at(town.now() + 31 * DAY);
    expect(await mediaIn(town)).toBe(1);
    await town.say('cairang', '撤回 2');
    await town.at(town.now() + 31 * DAY);
    expect(await mediaIn(town)).toBe(0);
  });

  test('that became no case is not kept', async () => {
    await town.say('cairang', '', undefined, voice('你好'));
    expect(await mediaIn(town)).toBe(0);
  });

  test.each([
    ['suonan', '二社的路灯坏了三天了，请给我保密'],
    ['ji', '我要反映社长给他亲戚多报了低保，不要让别人知道是我说的'],
  ])('of somebody who is to stay unknown is not for listening to once it is in words (%s)', async (clerk, words) => {
    const heard = await town.say('cairang', '', undefined, voice(words));
    const [number = ''] = /GM-[S\d-]+/u.exec(textsAt(heard, clerk)) ?? [];
    const shown = textsAt(await town.say(clerk, `/查看 ${number}`), clerk);
    expect(shown).toContain(words.slice(0, 6));
    for (const text of [textsAt(heard, clerk), shown]) expect(text).not.toContain('/media/');
  });

  test('of somebody who is to stay unknown can be listened to as long as nobody has put it into words', async () => {
    await town.say('cairang', '二社的路灯坏了三天了，请给我保密');
    const heard = await town.say('cairang', '', undefined, voice(''));
    expect(textsAt(heard, 'suonan')).toContain('/media/');
  });
});

test('a voice is neither lost nor doubled, whichever write was the last', async () => {
  let deaths = 0;
  for (let writes = 0, died = true; died; writes++) {
    const first = await openVoiceTown(recogniser);
    const said = message('cairang', '', undefined, first.now(), voice('我家门口的路灯坏了'));
    const dying = await first.restart((store) => dyingStore(store, writes));
    await dying.service.receive(said).catch(() => undefined);
    await dying.service.settle();
    died = (dying.store as ReturnType<typeof dyingStore>).died();
    if (died) deaths++;
    const living = await dying.restart();
    await living.say('', '', undefined, said);
    for (const minutes of [1, 3, 6]) await living.at(living.now() + minutes * MINUTE);
    expect((await living.cases()).map((c) => c.remarks.map((one) => one.text))).toEqual([['我家门口的路灯坏了']]);
    const [media, ...others] = await living.store.find<{ cases: string[] }>({ kind: 'media', area: '', limit: 10 });
    expect([media?.data.cases.length, media?.due, others]).toEqual([1, null, []]);
    const told = [dying, living].flatMap(({ channel }) =>
      channel.said.map((one, i) => ({ ...one, key: channel.keys[i] })),
    );
    const registered = told.filter((one) => one.where === 'cairang' && one.text.includes('登记好了'));
    expect(new Set(registered.map((one) => one.key)).size).toBe(1);
    await living.close();
  }
  expect(deaths).toBeGreaterThan(5);
}, 60_000);

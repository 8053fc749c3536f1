import { describe, expect, test } from '@jest/globals';
import { convert } from '../../../bots/wechaty/convert.js';
import type { MessageFacts } from '../../../bots/wechaty/facts.js';
import { TREATMENT } from '../../../bots/wechaty/message-type.js';
import type { MessageType } from '../../../bots/wechaty/message-type.js';

const DIRECT: MessageFacts = {
  id: '4442356190966618405',
  type: 'Text',
  text: '水泵坏了',
  at: 1_795_395_600_000,
  self: false,
  talker: { id: '@wang', name: '王婶', official: false },
  botNames: ['格子铺'],
  details: {},
  load: async () => new Uint8Array([1]),
};
const ROOM: MessageFacts = { ...DIRECT, room: { id: '@@3', topic: '三组群' } };

const DASHES = '- - - - - - - - - - - - - - -';

describe('who said it', () => {
  test('in a room the name is the one used there', () => {
    const facts = { ...ROOM, room: { id: '@@3', topic: '三组群', talkerAlias: '三组王秀英' } };
    expect(convert('wechaty', facts)?.sender).toMatchObject({ id: '@wang', name: '三组王秀英' });
  });

  test('the remark is kept apart from the name', () => {
    const facts = { ...DIRECT, talker: { ...DIRECT.talker, remark: 'P0017 王婶' } };
    expect(convert('wechaty', facts)?.sender).toEqual({ id: '@wang', name: '王婶', remark: 'P0017 王婶' });
  });

  test.each<[string, Partial<MessageFacts>]>([
    ['the account itself', { self: true }],
    ['the system, whose talker is the room', { talker: { id: '@@3', name: '', official: false } }],
    ['an official account', { talker: { id: '@news', name: '某某日报', official: true } }],
  ])('nothing is heard of %s', (_, change) => {
    expect(convert('wechaty', { ...ROOM, ...change })).toBeNull();
  });
});

describe('what becomes of each type', () => {
  test.each(Object.entries(TREATMENT) as [MessageType, string][])('%s: %s', (type, treatment) => {
    const location = { latitude: 38.1, longitude: 100.2, label: '三组水塔' };
    const message = convert('wechaty', {
      ...DIRECT,
      type,
      text: '<msg/>',
      details: { Location: { location }, Recalled: { recalled: '17' } }[type as string] ?? {},
    });
    const kind =
      message?.media?.kind ??
      (message?.location && 'location') ??
      (message?.gesture && 'recall') ??
      (message && 'text') ??
      'ignored';
    expect(kind).toBe(treatment);
    // Only a text's text was said by somebody; all others hold markup there.
    if (message && kind !== 'text') expect(message.text).toBe('');
  });

  test('a place that came as a text is a place, not a text', () => {
    const location = { latitude: 38.1, longitude: 100.2, label: '三组水塔' };
    const facts = { ...ROOM, text: '三组水塔:', details: { text: '三组水塔:\n/cgi-bin/x', location } };
    expect(convert('wechaty', facts)).toMatchObject({ text: '', location });
  });

  test('what was taken back is told by its key, or not at all', () => {
    const recalled = (details: MessageFacts['details']) => convert('wechaty', { ...ROOM, type: 'Recalled', details });
    expect(recalled({ recalled: '17' })?.gesture).toEqual({ kind: 'recalled', key: '17' });
    expect(recalled({})).toBeNull();
  });

  test('a place without coordinates says nothing', () => {
    expect(convert('wechaty', { ...DIRECT, type: 'Location' })).toBeNull();
  });

  test('a voice is not loaded before it is asked for', async () => {
    let loads = 0;
    const load = async () => new Uint8Array([(loads += 1)]);
    const message = convert('wechaty', { ...DIRECT, type: 'Audio', details: { duration: 12_000 }, load });
    expect(message?.media).toMatchObject({ kind: 'voice', name: 'voice.sil', duration: 12_000 });
    expect(loads).toBe(0);
    expect(await message?.media?.load()).toEqual(new Uint8Array([1]));
  });

  test('the whole text is preferred to what wechaty makes of it', () => {
    const facts = { ...ROOM, text: '名单', details: { text: '名单:\n1.张三\n电话:\n138' } };
    expect(convert('wechaty', facts)?.text).toBe('名单:\n1.张三\n电话:\n138');
  });
});

describe('quotes', () => {
  test.each([
    ['「王婶：水泵坏了」', '我家也是', '王婶', '水泵坏了'],
    ['「Wang: pump broken」', 'me too', 'Wang', 'pump broken'],
    ['「王婶：水泵坏了\n从昨天起」', '我家\n也是', '王婶', '水泵坏了\n从昨天起'],
    [`「王婶：「李四：停水」\n${DASHES}\n对」`, '还没来', '王婶', `「李四：停水」\n${DASHES}\n对`],
    ['「王婶：」', '看不到', '王婶', ''],
    ['「王婶：时间：明天」', '好', '王婶', '时间：明天'],
  ])('%j is quoted, %j is said', (quoted, said, senderName, text) => {
    expect(convert('wechaty', { ...DIRECT, text: `${quoted}\n${DASHES}\n${said}` })).toMatchObject({
      text: said,
      quote: { senderName, text },
    });
  });

  test.each(['「水泵」坏了', '「王婶：水泵坏了」', `名单\n${DASHES}\n张三`])('%j is no quote', (text) => {
    const message = convert('wechaty', { ...DIRECT, text });
    expect(message).toMatchObject({ text });
    expect(message?.quote).toBeUndefined();
  });

  test('whoever quotes the bot in a room addresses it', () => {
    const answer = (name: string) => ({ ...ROOM, text: `「${name}：记下了」\n${DASHES}\n好了` });
    expect(convert('wechaty', answer('格子铺'))?.addressed).toBe(true);
    expect(convert('wechaty', answer('王婶'))?.addressed).toBe(false);
  });
});

describe('mentions', () => {
  const hear = (text: string, botNames = ['格子铺']) => convert('wechaty', { ...ROOM, text, botNames });

  test.each([
    ['@格子铺\u2005水泵坏了', '水泵坏了'],
    ['@格子铺 水泵坏了', '水泵坏了'],
    ['@格子铺，水泵坏了', '，水泵坏了'],
    ['水泵坏了 @格子铺', '水泵坏了'],
    ['@格子铺', ''],
    ['@李四\u2005@格子铺\u2005看看', '@李四\u2005看看'],
  ])('%j addresses the bot', (text, rest) => {
    expect(hear(text)).toMatchObject({ text: rest, addressed: true });
  });

  test.each(['@所有人 停水', '@格子铺二号 在吗', '格子铺 在吗', 'me@格子铺 com', '@李四\u2005在吗'])(
    '%j does not address the bot and stays as typed',
    (text) => {
      expect(hear(text)).toMatchObject({ text, addressed: false });
    },
  );

  test('the name may hold spaces and signs, and be the one of this room', () => {
    expect(hear('@格子 铺(三组)+\u2005在吗', ['格子 铺(三组)+', '格子'])).toMatchObject({
      text: '在吗',
      addressed: true,
    });
  });

  test('alone with the bot everything is addressed and nothing is taken out', () => {
    expect(convert('wechaty', { ...DIRECT, text: '@格子铺 在吗' })).toMatchObject({
      text: '@格子铺 在吗',
      addressed: true,
    });
  });
});

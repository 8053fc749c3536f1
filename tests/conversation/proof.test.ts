/** What has to come with /办结: a picture of the result, or the words that say what was given. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IncomingMessage } from '../../src/ports/channel.js';
import { DAY, MINUTE } from '../../src/domain/time.js';
import type { Village } from '../../src/domain/village.js';
import { dyingStore } from '../support/dying-store.js';
import { message, openTown, textsAt, type Town } from '../support/town.js';
import { TOWN_VILLAGE } from '../support/town-village.js';

const { proofs: _, ...USUAL } = TOWN_VILLAGE;

let town: Town;
afterEach(() => town.close());
const open = async (village: Village = USUAL): Promise<void> => {
  town = await openTown({ village });
};

const tell = async (who: string, text: string): Promise<string> => textsAt(await town.say(who, text), who);
const photo = (name = 'after.jpg'): Partial<IncomingMessage> => ({
  media: { kind: 'image', name, duration: 0, load: async () => new Uint8Array(Buffer.from(name)) },
});
const send = (text = '', name?: string) => town.say('suonan', text, undefined, photo(name));
const one = async (number = 'GM-0001') => (await town.cases()).find((c) => c.number === number)!;
const proofs = async (number?: string) => (await one(number)).remarks.filter(({ proof }) => proof !== undefined);

async function lampIsOut(): Promise<void> {
  await town.say('zhao', '二社路灯坏了三个');
  await town.say('suonan', '/接单 1');
}

describe('a lamp that is said to be mended', () => {
  beforeEach(async () => {
    await open();
    await lampIsOut();
  });

  test('is not done before there is a picture; the clerk is told what to do, the villager nothing', async () => {
    const heard = await town.say('suonan', '/办结 1 换了三个灯泡');
    expect(textsAt(heard, 'suonan')).toMatch(/还差一张办好以后的照片.*写上编号 GM-0001.*1 照片不便拍：原因/u);
    expect(textsAt(heard, 'zhao')).toBe('');
    expect((await one()).state).toBe('accepted');
    expect(await tell('suonan', '/待办')).toContain('差照片');
    await town.at(town.now() + 8 * DAY);
    expect((await one()).cards.map(({ colour }) => colour)).toContain('red');
  });

  test('is done with the picture that comes afterwards, in the words given before', async () => {
    await town.say('suonan', '/办结 1 换了三个灯泡');
    const heard = await send();
    expect(textsAt(heard, 'suonan')).toContain('已经告诉群众');
    expect(textsAt(heard, 'zhao')).toContain('索南说：换了三个灯泡');
    expect(await one()).toMatchObject({ state: 'replied', result: '换了三个灯泡', finishing: null });
    const shown = await tell('lamu', '/查看 1');
    expect(shown).toMatch(/索南：办结的照片\n看图片：https:/u);
    expect(await tell('suonan', '/待办')).not.toContain('差照片');
  });

  test('is done at once by the command after the picture, and the picture is of no other', async () => {
    expect(textsAt(await send(), 'suonan')).toContain('照片收到了');
    expect(await tell('suonan', '/办结 1 换了三个灯泡')).toContain('已经告诉群众');
    expect(await proofs()).toMatchObject([{ proof: 'shown', media: [expect.any(String)] }]);
    const kept = await town.store.find({ kind: 'media', area: '', limit: 9 });
    expect(kept).toMatchObject([{ due: null }]);
    await town.say('zhao', '二社村口的垃圾没人拉');
    expect(await tell('suonan', '/办结 2 拉走了')).toContain('还差一张');
  });

  test('is not done by a picture that came long before', async () => {
    await send();
    town.set(town.now() + 11 * MINUTE);
    expect(await tell('suonan', '/办结 1 换了三个灯泡')).toContain('还差一张');
  });

  test('is done at once by a picture with the command under it', async () => {
    expect(textsAt(await send('/办结 1 换了三个灯泡'), 'suonan')).toContain('已经告诉群众');
    expect(await proofs()).toMatchObject([{ proof: 'shown', media: [expect.any(String)] }]);
  });

  test('may be shown in several pictures; those that follow are kept with the first', async () => {
    await town.say('suonan', '/办结 1 换了三个灯泡');
    await send('', 'one.jpg');
    expect(textsAt(await send('东头那盏', 'two.jpg'), 'suonan')).toBe('记进GM-0001了。');
    expect((await proofs()).map(({ text }) => text)).toEqual(['', '东头那盏']);
    town.set(town.now() + 30 * MINUTE);
    await send('', 'later.jpg');
    expect(await proofs()).toHaveLength(2);
  });

  test('needs no picture when the clerk says why; the head hears it and it stays with the case', async () => {
    await town.say('suonan', '/办结 1 换了三个灯泡');
    expect(await tell('suonan', '1 照片不便拍')).toContain('请写上为什么不便拍');
    const heard = await town.say('suonan', '照片不便拍：天黑看不清');
    expect(textsAt(heard, 'suonan')).toContain('已经告诉群众');
    expect(textsAt(heard, 'wang')).toMatch(/索南报了办结，说照片不便拍：天黑看不清。看：\/查看 1/u);
    expect(textsAt(heard, 'zhao')).not.toContain('天黑');
    expect(await tell('wang', '/查看 1')).toContain('索南：照片不便拍：天黑看不清');
  });

  test('takes the reason in the command too', async () => {
    const heard = await town.say('suonan', '/办结 1 换了三个灯泡，照片不便拍：手机没电');
    expect(textsAt(heard, 'zhao')).toMatch(/索南说：换了三个灯泡。/u);
    expect(await proofs()).toMatchObject([{ proof: 'excused', text: '手机没电' }]);
  });

  test('waits for the picture of whoever has it: nobody else finishes it, no group does', async () => {
    await town.say('suonan', '/办结 1 换了三个灯泡');
    for (const who of ['yixi', 'zhao', 'wang']) await town.say(who, '', undefined, photo());
    await town.say('suonan', '', 'g2', photo());
    await town.say('yixi', '照片不便拍：天黑');
    expect((await one()).state).toBe('accepted');
    expect(await proofs()).toEqual([]);
  });

  test('wants another picture when it is done again, and when somebody else has it', async () => {
    await send('/办结 1 换了三个灯泡');
    town.set(town.now() + MINUTE);
    await town.say('zhao', '没好，还是不亮');
    expect(await tell('suonan', '/办结 1 又换了一个')).toContain('还差一张');
    await town.say('lamu', '/转派 1 @豆太');
    await town.say('suonan', '', undefined, photo());
    expect((await one()).state).toBe('dispatched');
    expect(await tell('doutai', '/办结 1 线接好了')).toContain('还差一张');
    expect(await one()).toMatchObject({ state: 'accepted', lead: 'doutai' });
  });

  test('is forgotten like every picture: it goes a month after the end, what was said stays', async () => {
    await send('/办结 1 换了三个灯泡');
    await town.say('zhao', '好了');
    await town.at(town.now() + 31 * DAY);
    expect(await proofs()).toMatchObject([{ media: [] }]);
    expect(await town.store.find({ kind: 'media', area: '', limit: 9 })).toEqual([]);
  });
});

describe('of several that wait', () => {
  beforeEach(async () => {
    await open();
    await lampIsOut();
    await town.say('cairang', '二社路口的垃圾堆了半个月没人拉');
    await town.say('suonan', '/接单 2');
    await town.say('suonan', '/办结 1 换了三个灯泡');
  });

  test('the one that was said to be done just now is meant', async () => {
    town.set(town.now() + 30 * MINUTE);
    await town.say('suonan', '/办结 2 拉走了');
    await send();
    expect([(await one()).state, (await one('GM-0002')).state]).toEqual(['accepted', 'replied']);
  });

  test('the one whose number is written is meant', async () => {
    await town.say('suonan', '/办结 2 拉走了');
    expect(textsAt(await send('2车都拉走了'), 'suonan')).toContain('是哪一件的');
    expect(textsAt(await send('GM-0009'), 'suonan')).toContain('是哪一件的');
    await send('GM-0001 三盏都亮了');
    expect([(await one()).state, (await one('GM-0002')).state]).toEqual(['replied', 'accepted']);
    expect((await proofs())[0]?.text).toBe('三盏都亮了');
  });

  test('pictures wait until it is said which one they are of, also over a restart', async () => {
    await town.say('suonan', '/办结 2 拉走了');
    expect(textsAt(await send('', 'one.jpg'), 'suonan')).toMatch(/照片收到了.*GM-000\d、GM-000\d.*请回编号/u);
    await send('', 'two.jpg');
    town = await town.restart();
    expect(await tell('suonan', '2')).toContain('已经告诉群众');
    const kept = await town.store.find({ kind: 'media', area: '', limit: 9 });
    expect((await proofs('GM-0002'))[0]?.media).toEqual(expect.arrayContaining(kept.map(({ id }) => id)));
    expect(kept).toHaveLength(2);
    expect((await one()).state).toBe('accepted');
  });

  test('a reason must say which one it is for', async () => {
    await town.say('suonan', '/办结 2 拉走了');
    expect(await tell('suonan', '照片不便拍：天黑')).toMatch(/您说的是哪一件？.*照片不便拍：天黑看不清/u);
    await town.say('suonan', '2 照片不便拍：天黑');
    expect((await one('GM-0002')).state).toBe('replied');
  });
});

describe('help that was given', () => {
  beforeEach(async () => {
    await open();
    await town.say('zhuoma', '我男人住院花了三万多，家里揭不开锅了，想申请临时救助');
    await town.say('suonan', '/接单 1');
  });

  test('is told in words that say what it was', async () => {
    expect(await tell('suonan', '/办结 1 已经办好了')).toMatch(/写清做了什么、给了什么，例如：\/办结 1 /u);
    expect((await one()).state).toBe('accepted');
    expect(await tell('suonan', '/办结 1 送到家面两袋')).toContain('报给上面定了');
  });
});

describe('a village', () => {
  test('may want no picture where one is usual, and one where none is, narrower before wider', async () => {
    const [GRID2] = TOWN_VILLAGE.people[0]!.duties.map(({ area }) => area);
    await open({
      ...TOWN_VILLAGE,
      proofs: [
        { area: TOWN_VILLAGE.root, categories: ['05'], proof: 'photo' },
        { area: GRID2!, categories: ['0501'], proof: 'none' },
        { area: TOWN_VILLAGE.root, categories: ['0402'], proof: 'none' },
      ],
    });
    await lampIsOut();
    expect(await tell('suonan', '/办结 1 换了')).toContain('已经告诉群众');
    await town.say('zhuoma', '二社停电了，家里一点电都没有');
    await town.say('suonan', '/接单 2');
    expect(await tell('suonan', '/办结 2 合闸了')).toContain('还差一张');
    await town.say('cairang', '二社自来水停了');
    await town.say('suonan', '/接单 3');
    expect(await tell('suonan', '/办结 3 来水了')).toContain('已经告诉群众');
  });

  test('is never kept waiting for a picture in danger, whatever its file says', async () => {
    await open({ ...TOWN_VILLAGE, proofs: [{ area: TOWN_VILLAGE.root, categories: ['02', '11'], proof: 'photo' }] });
    await town.say('macheng', '着火了着火了，二社草垛着了');
    await town.say('suonan', '我去');
    expect(await tell('suonan', '/办结 1 火灭了，人没事')).toContain('已经告诉群众');
  });

  test('that wants a picture where the head decides shows it to the head', async () => {
    await open({ ...TOWN_VILLAGE, proofs: [{ area: TOWN_VILLAGE.root, categories: ['0802'], proof: 'photo' }] });
    await town.say('zhuoma', '我男人住院花了三万多，家里揭不开锅了，想申请临时救助');
    await town.say('suonan', '/接单 1');
    await town.say('suonan', '/办结 1 建议救助两千');
    expect(textsAt(await send(), 'wang')).toMatch(/请您定：建议救助两千[\s\S]*看图片：https:/u);
  });
});

test('neither picture nor result is lost or doubled, whichever write was the last', async () => {
  let deaths = 0;
  for (let writes = 0, died = true; died; writes++) {
    await open();
    await lampIsOut();
    await town.say('suonan', '/办结 1 换了三个灯泡');
    const sent = message('suonan', '', undefined, town.now(), photo());
    const dying = await town.restart((store) => dyingStore(store, writes));
    await dying.service.receive(sent).catch(() => undefined);
    await dying.service.settle();
    died = (dying.store as ReturnType<typeof dyingStore>).died();
    if (died) deaths++;
    town = await dying.restart();
    await town.say('', '', undefined, sent);
    for (const minutes of [1, 3, 6]) await town.at(town.now() + minutes * MINUTE);
    expect(await one()).toMatchObject({ state: 'replied', result: '换了三个灯泡' });
    expect(await proofs()).toHaveLength(1);
    const [media, ...others] = await town.store.find<{ cases: string[] }>({ kind: 'media', area: '', limit: 9 });
    expect([media?.data.cases.length, media?.due, others]).toEqual([1, null, []]);
    const told = [dying, town].flatMap(({ channel }) =>
      channel.said.flatMap(({ where, text }, i) =>
        where === 'zhao' && text.includes('换了三个灯泡') ? [channel.keys[i]] : [],
      ),
    );
    expect(new Set(told).size).toBe(1);
    await town.close();
  }
  await open();
  expect(deaths).toBeGreaterThan(4);
}, 60_000);

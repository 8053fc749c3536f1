/** Voice messages through the whole service: what is said in them is worked on like typed words, and what nobody understands is heard by a person. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.js';
import { TranscriberError } from '../../src/ports/transcriber.js';
import { firstCase, mediaIn, openVoiceTown, Recogniser, voice, VOICE_VILLAGE } from '../support/recordings.js';
import { message, openTown, textsAt, type Town } from '../support/town.js';
import { GRID2 } from '../support/town-village.js';

let recogniser: Recogniser;
let town: Town;
beforeEach(async () => {
  recogniser = new Recogniser();
  town = await openVoiceTown(recogniser);
});
afterEach(() => town.close());

describe('a voice that is clearly understood', () => {
  test('alone with the bot becomes a case like a text, with the recording for the clerk', async () => {
    const heard = await town.say('cairang', '', undefined, voice('我家门口的路灯坏了三天了。'));
    expect(textsAt(heard, 'cairang')).toMatch(/GM-0001.*路灯/u);
    expect(textsAt(heard, 'suonan')).toMatch(
      /“我家门口的路灯坏了三天了。”[\s\S]*\/接单 1\n听语音：https:\/\/gezipu\.example\/media\/\S+$/u,
    );
    const c = await firstCase(town);
    expect(c).toMatchObject({ category: '0402', state: 'dispatched' });
    expect(c.remarks).toMatchObject([{ text: '我家门口的路灯坏了三天了。', heard: { sure: true } }]);
    expect(c.remarks[0]?.media).toHaveLength(1);
  });

  test('in a group that has agreed is a report like a text, and its link is in no group', async () => {
    const heard = await town.say('cairang', '', 'g2', voice('二社又停水了，一点水都没有'));
    expect(textsAt(heard, 'g2')).toMatch(/记下了：二社停水（GM-0001）/u);
    expect(textsAt(heard, 'suonan')).toContain('/media/');
    expect(textsAt(heard, 'g2')).not.toContain('http');
    const talk = await town.say('macheng', '', 'g2', voice('锅里的水开了才想起没买面'));
    expect(talk).toEqual([]);
    expect([await mediaIn(town), (await town.cases()).length]).toEqual([1, 1]);
  });

  test.each(['gv', 'gm', 'gc'])('in the group %s is not listened to', async (where) => {
    const heard = await town.say('cairang', '', where, voice('二社又停水了，一点水都没有'));
    expect([heard, recogniser.asked, await mediaIn(town)]).toEqual([[], [], 0]);
  });

  test('in a group that has not agreed is added, unheard, to what its speaker is telling there', async () => {
    await town.say('cairang', '二社又停水了，一点水都没有', 'gv');
    await town.say('cairang', '', 'gv', voice('是水泵坏了'));
    expect(recogniser.asked).toEqual([]);
    expect((await firstCase(town)).remarks.map((one) => [one.text, one.media.length])).toEqual([
      ['二社又停水了，一点水都没有', 0],
      ['', 1],
    ]);
  });

  test('that nobody could understand is no case in a group: people talk to each other there', async () => {
    expect(await town.say('macheng', '', 'g2', voice('哦哦嗯', { confidence: 0.1 }))).toEqual([]);
    expect([await mediaIn(town), (await town.cases()).length]).toEqual([0, 0]);
  });

  test('in a group is listened to when it was said to the bot', async () => {
    const said = { ...voice('二社又停水了，一点水都没有'), addressed: true };
    expect(textsAt(await town.say('cairang', '', 'gm', said), 'gm')).toContain('GM-0001');
  });

  test('half heard in a group leads to not a word there; a clerk is asked', async () => {
    const heard = await town.say('cairang', '', 'g2', voice('二社又停水了，一点水都没有', { confidence: 0.6 }));
    expect(textsAt(heard, 'g2')).toBe('');
    expect(textsAt(heard, 'suonan')).toMatch(/二社又停水了.*要登记吗/u);
    await town.say('suonan', '1');
    expect((await firstCase(town)).remarks[0]).toMatchObject({ heard: { sure: false } });
    expect((await firstCase(town)).remarks[0]?.media).toHaveLength(1);
  });

  test.each([0.95, 0.2])('acts at once on words of danger, also when the recogniser is %d sure', async (confidence) => {
    const heard = await town.say('macheng', '', undefined, voice('着火了着火了，老马家草垛着了', { confidence }));
    expect(textsAt(heard, 'macheng')).toContain('119');
    expect(textsAt(heard, 'suonan')).toMatch(/【紧急】[\s\S]*听语音：/u);
  });

  test('has the names of the village put right, and shows what the recogniser wrote to clerks alone', async () => {
    await town.say('cairang', '', undefined, voice('大柳树跟前的路灯坏了，赵晓章家门口也黑着'));
    const c = await firstCase(town);
    expect(c.remarks[0]?.text).toBe('大柳树跟前的路灯坏了，赵小章家门口也黑着');
    expect(textsAt(await town.say('wang', '/查看 1'), 'wang')).toContain(
      '机器写的是“大柳树跟前的路灯坏了，赵晓章家门口也黑着”',
    );
    expect(textsAt(await town.say('cairang', 'GM-0001'), 'cairang')).not.toContain('晓');
  });

  test('tells the recogniser the words of the village, and what the speaker speaks', async () => {
    await town.say('zhuoma', '', undefined, voice('路灯坏了'));
    expect(recogniser.asked[0]?.languages).toEqual(['bo']);
    expect(recogniser.asked[0]?.phrases).toEqual(expect.arrayContaining(['大柳树', '二社', '索南', '才让', '停水']));
  });

  test('answers what the bot asked', async () => {
    await town.say('zhao', '', undefined, voice('我腿疼得走不成路，你们能不能过来看一下'));
    await town.say('zhao', '', undefined, voice('二社。'));
    expect(await firstCase(town)).toMatchObject({ area: GRID2, areaKnown: true });
  });
});

describe('several voices in a row', () => {
  test('are one matter, in the order in which they were said, whichever was understood first', async () => {
    const at = town.now();
    const first = message('cairang', '', undefined, at, voice('我家门口的路灯坏了'));
    recogniser.leave();
    await town.service.receive(first);
    await town.service.settle();
    recogniser.comeBack();
    town.set(at + 20 * SECOND);
    await town.say('cairang', '', undefined, voice('就是大门右手那一盏路灯'));
    await town.at(at + 2 * MINUTE);
    expect((await town.cases()).map((c) => c.remarks.map((one) => one.text))).toEqual([
      ['我家门口的路灯坏了', '就是大门右手那一盏路灯'],
    ]);
  });
});

describe('a voice that was not surely understood', () => {
  const said = voice('我家门口的路灯坏了三天了', { confidence: 0.6 });

  test('is asked about once, and worked on when it was right', async () => {
    const asked = await town.say('cairang', '', undefined, said);
    expect(textsAt(asked, 'cairang')).toMatch(/您说的是：“我家门口的路灯坏了三天了”，对吗？/u);
    expect(await town.cases()).toEqual([]);
    const answered = await town.say('cairang', '对着呢');
    expect(textsAt(answered, 'cairang')).toMatch(/GM-0001.*路灯/u);
    expect((await firstCase(town)).remarks[0]).toMatchObject({ heard: { sure: true } });
    expect((await firstCase(town)).remarks[0]?.media).toHaveLength(1);
    await town.at(town.now() + HOUR);
    expect(await town.cases()).toHaveLength(1);
  });

  test('may be confirmed by voice, however badly that is heard', async () => {
    await town.say('cairang', '', undefined, said);
    await town.say('cairang', '', undefined, voice('对，对。', { confidence: 0.5 }));
    expect(await firstCase(town)).toMatchObject({ category: '0402' });
  });

  test('is for a person when it was wrong', async () => {
    await town.say('cairang', '', undefined, said);
    const answered = await town.say('cairang', '不对');
    expect(textsAt(answered, 'cairang')).toMatch(/我没听懂，已经请.*来听/u);
    expect((await firstCase(town)).remarks[0]).toMatchObject({
      text: '',
      heard: { text: '我家门口的路灯坏了三天了', sure: false },
    });
    expect(textsAt(await town.say('suonan', '/查看 1'), 'suonan')).toContain('机器听着像“我家门口的路灯坏了三天了”');
  });

  test('is for a person when nobody answers, once', async () => {
    await town.say('cairang', '', undefined, said);
    expect(await town.at(town.now() + 9 * MINUTE)).toEqual([]);
    const later = await town.at(town.now() + 2 * MINUTE);
    expect(textsAt(later, 'suonan')).toMatch(/没人听懂[\s\S]*听语音：/u);
    await town.at(town.now() + 2 * HOUR);
    expect(await town.cases()).toHaveLength(1);
  });

  test('is not asked about a second time: who is not understood again is listened to', async () => {
    await town.say('cairang', '', undefined, said);
    const again = await town.say('cairang', '', undefined, voice('我家门口的路灯坏了', { confidence: 0.6 }));
    expect(textsAt(again, 'cairang')).not.toContain('对吗');
    await town.at(town.now() + 11 * MINUTE);
    const [c, ...others] = await town.cases();
    expect(others).toEqual([]);
    expect(c?.remarks.map((one) => one.media.length)).toEqual([1, 1]);
  });

  test('belongs to what was typed instead', async () => {
    await town.say('cairang', '', undefined, said);
    await town.at(town.now() + MINUTE);
    await town.say('cairang', '我家门口的自来水管子漏水了');
    await town.at(town.now() + 11 * MINUTE);
    const [c, ...others] = await town.cases();
    expect(others).toEqual([]);
    expect(c?.category.slice(0, 2)).toBe('05');
    expect(c?.remarks.map((one) => one.media.length)).toEqual([1, 0]);
  });
});

describe('a voice that nobody understood', () => {
  test('is a case for somebody who speaks the language of the speaker', async () => {
    const heard = await town.say('zhuoma', '', undefined, voice('', { confidence: 0 }));
    expect(textsAt(heard, 'zhuoma')).toBe(
      '您的语音收到了（GM-0001），我没听懂，已经请会藏语的豆太来听，一会儿给您回话。',
    );
    expect(textsAt(heard, 'suonan')).toBe('');
    expect(textsAt(heard, 'doutai')).toMatch(/是段语音，没人听懂。听了回 \/记录 1[\s\S]*听语音：https/u);
    expect(await firstCase(town)).toMatchObject({ urgency: 'B', offered: ['doutai'], unheard: true });
  });

  test.each([
    ['in another language, as the recogniser says', 'unde est aqua', 'bo'],
    ['in Tibetan letters', 'ཆུ་ཆད་སོང་', null],
  ])('%s goes to somebody who speaks it', async (_what, text, language) => {
    const heard = await town.say('cairang', '', undefined, voice(text, { language }));
    expect(textsAt(heard, 'cairang')).toContain('会藏语的豆太');
    expect((await firstCase(town)).remarks[0]).toMatchObject({ text: '', heard: { text, sure: false } });
  });

  test('goes to whoever is responsible when nobody knows the language', async () => {
    const heard = await town.say('cairang', '', undefined, voice('哦哦嗯', { confidence: 0.1 }));
    expect(textsAt(heard, 'cairang')).toMatch(/已经请索南、豆太来听|已经请豆太、索南来听/u);
  });

  test('is told by the note of whoever listened: what it is, how urgent, and of which kind', async () => {
    await town.say('zhuoma', '', undefined, voice(''));
    await town.say('doutai', '/接单 1');
    const noted = await town.say('doutai', '/记录 1 老阿奶说家里停电两天了，冰箱里的药要坏了');
    expect(textsAt(noted, 'doutai')).toMatch(/GM-0001按您听的改成：停电.*\/改类 1/u);
    const c = await firstCase(town);
    expect(c).toMatchObject({ category: '0503', unheard: false, lead: 'doutai' });
    expect(c.gist).toContain('停电两天了');
    await town.say('doutai', '/记录 1 还说路灯也坏了');
    expect((await firstCase(town)).category).toBe('0503');
  });

  test('keeps what somebody has said it is', async () => {
    await town.say('zhuoma', '', undefined, voice(''));
    await town.say('lamu', '/改类 1 水质');
    await town.say('doutai', '/记录 1 家里停电两天了');
    expect(await firstCase(town)).toMatchObject({ category: '0502', unheard: false });
  });

  test('is explained by the next words of its speaker', async () => {
    await town.say('cairang', '', undefined, voice(''));
    await town.say('cairang', '我家停电两天了');
    const [c, ...others] = await town.cases();
    expect(others).toEqual([]);
    expect(c).toMatchObject({ category: '0503', unheard: false });
    expect(c?.gist).toContain('停电');
  });

  test('waits for the village of somebody nobody knows, and is not lost', async () => {
    await town.close();
    const elsewhere = {
      root: '63.22.22.204',
      areas: [{ path: '63.22.22.204.1', name: '香卜村', level: 'village' as const, aliases: [], code: 'XB' }],
    };
    town = await openTown({
      village: { ...VOICE_VILLAGE, areas: [...VOICE_VILLAGE.areas, ...elsewhere.areas] },
      transcribe: recogniser.transcribe,
    });
    expect(textsAt(await town.say('stranger', '', undefined, voice('')), 'stranger')).toContain('您是哪个村的');
    await town.say('stranger', '郭米村');
    expect((await firstCase(town)).remarks[0]).toMatchObject({ text: '', heard: { text: '' } });
    expect((await firstCase(town)).remarks[0]?.media).toHaveLength(1);
  });

  test('of somebody who works here is no case', async () => {
    const heard = await town.say('suonan', '', undefined, voice(''));
    expect(textsAt(heard, 'suonan')).toContain('没听清');
    expect([(await town.cases()).length, await mediaIn(town)]).toEqual([0, 0]);
  });

  test('is every voice when there is no recogniser', async () => {
    await town.close();
    town = await openTown({ village: VOICE_VILLAGE });
    const heard = await town.say('zhuoma', '', undefined, voice('路灯坏了'));
    expect(textsAt(heard, 'zhuoma')).toContain('会藏语的豆太');
    expect(await town.say('cairang', '', 'g2', voice('路灯坏了'))).toEqual([]);
  });
});

describe('a recogniser that takes its time', () => {
  test('lets the bot say once that it listens, after three seconds', async () => {
    let answer = (): void => undefined;
    recogniser.patience = new Promise<void>((resolve) => (answer = resolve));
    const start = town.now();
    await town.service.receive(message('cairang', '', undefined, start, voice('我家门口的路灯坏了')));
    for (const seconds of [2, 3, 10, 60]) {
      town.set(start + seconds * SECOND);
      await town.service.worker.run();
      expect(town.channel.said.filter((one) => one.text.includes('正在听'))).toHaveLength(seconds < 3 ? 0 : 1);
    }
    answer();
    await town.service.settle();
    expect(textsAt(town.channel.said, 'cairang')).toMatch(/^收到了，正在听[\s\S]*GM-0001/u);
    expect(await town.cases()).toHaveLength(1);
    expect((await town.messages()).map((one) => one.status)).toEqual(['handled']);
  });

  test('does not when it is quick', async () => {
    await town.say('cairang', '', undefined, voice('我家门口的路灯坏了'));
    await town.at(town.now() + HOUR);
    expect(textsAt(town.channel.said, 'cairang')).not.toContain('正在听');
  });
});

describe('a recogniser that is away', () => {
  test('for ten minutes delays what was said; nothing is lost and nothing doubled', async () => {
    recogniser.leave();
    await town.say('cairang', '', undefined, voice('我家门口的路灯坏了'));
    await town.say('macheng', '', 'g2', voice('二社又停水了，一点水都没有'));
    const start = town.now();
    for (let seconds = 1; seconds <= 600; seconds += 7) await town.at(start + seconds * SECOND);
    expect(town.channel.said.map((one) => one.text)).toEqual([expect.stringContaining('正在听')]);
    recogniser.comeBack();
    for (let minutes = 10; minutes <= 60; minutes++) await town.at(start + minutes * MINUTE);
    expect((await town.cases()).map((c) => c.category).sort()).toEqual(['0402', '0501']);
    const told = town.channel.said.filter((one) => /登记好了|记下了/u.test(one.text));
    expect(told).toHaveLength(2);
    expect((await town.messages()).every((one) => one.status === 'handled')).toBe(true);
  });

  test('for good leaves it to a person after half an hour', async () => {
    recogniser.leave();
    await town.say('cairang', '', undefined, voice('我家门口的路灯坏了'));
    const start = town.now();
    for (let minutes = 1; minutes <= 40; minutes++) await town.at(start + minutes * MINUTE);
    expect(await town.cases()).toMatchObject([{ unheard: true, state: 'dispatched' }]);
    expect(town.channel.said.filter((one) => one.text.includes('正在听'))).toHaveLength(1);
  });

  test('because it will never take this recording leaves it to a person at once', async () => {
    recogniser.away = new TranscriberError('refused', 'test: too noisy');
    const heard = await town.say('cairang', '', undefined, voice('我家门口的路灯坏了'));
    expect(textsAt(heard, 'cairang')).toMatch(/我没听懂，已经请/u);
  });
});

test.each(['办结一 换了灯泡。', '/办结 1 换了灯泡'])(
  '%s is not carried out when it was spoken, and shown as it is typed',
  async (words) => {
    await town.say('cairang', '我家门口的路灯坏了');
    const heard = await town.say('suonan', '', undefined, voice(words));
    expect(textsAt(heard, 'suonan')).toContain('照这个发：/办结 1 换了灯泡');
    expect((await firstCase(town)).state).toBe('dispatched');
    expect((await town.cases()).length).toBe(1);
  },
);

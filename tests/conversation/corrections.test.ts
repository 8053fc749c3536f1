/** What clerks put right in the chat is learned by `gezipu train --from-corrections`, shown first, and then known in the chat. */
import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk } from '../cli/run-gezipu.js';
import { openTown, type Town } from '../support/town.js';
import { GRID1, GRID2 } from '../support/town-village.js';

const SLOW = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'gezipu-corrections-'));
const desk = openDesk(() => ({ STORE: `sqlite:${join(folder, 'town.sqlite')}` }));
afterAll(() => [folder, desk.folder].forEach((one) => rmSync(one, { recursive: true, force: true })));

/** What the village calls the pump; nobody else does. */
const PUMP = [
  '铁牛又趴窝了，快派人来修一修',
  '铁牛趴窝了没人修',
  '门口的铁牛趴窝了，请派人修一下',
  '铁牛趴窝了，麻烦来修一下',
];

async function learnFrom(town: Town, ...more: string[]): Promise<{ out: string; town: Town }> {
  await town.service.stop();
  await town.store.close();
  const { out } = await desk.gezipu('train', '--from-corrections', '--village', 'GM', ...more);
  return { out, town: await openTown({ folder, start: town.now() }) };
}

async function report(town: Town, number: number, text: string, commands: readonly string[]): Promise<void> {
  await town.say('zhuoma', text);
  for (const command of commands) await town.say('lamu', `/${command.replace('N', String(number))}`);
  await town.say('zhuoma', '好了');
  town.set(town.now() + 26 * 3_600_000);
}

test(
  'a category that clerks keep putting right is right afterwards, in this village, and only after --apply',
  async () => {
    let town = await openTown({ folder });
    for (const [i, text] of PUMP.entries()) await report(town, i + 1, text, ['改类 N 0705', '接单 N', '办结 N 修好了']);
    const shown = await learnFrom(town);
    expect(shown.out).toMatch(/郭米村 .*: 4 put right, 0 closed/u);
    expect(shown.out).toMatch(/put right by clerks +0 of 4 +[34] of 4/u);
    expect(shown.out).toContain('nothing was changed');
    town = shown.town;
    await town.say('cairang', '我家的铁牛趴窝三天了没人修，咋办');
    expect((await town.cases()).find((c) => c.number === 'GM-0005')?.category).not.toBe('0705');
    const applied = await learnFrom(town, '--apply');
    expect(applied.out).toContain('taken over');
    town = applied.town;
    await town.say('macheng', '铁牛趴窝了，来个人修吧');
    expect((await town.cases()).find((c) => c.number === 'GM-0006')?.category).toBe('0705');
    await town.service.stop();
    await town.store.close();
  },
  SLOW,
);

test(
  'a place that clerks placed the same way twice is known from then on, also after the village file is imported again',
  async () => {
    let town = await openTown({ folder });
    const first = (await town.cases()).length + 1;
    await report(town, first, '红砂梁路灯坏了', ['改地点 N 一社']);
    await report(town, first + 1, '红砂梁路上有个大坑', ['改地点 N 一社']);
    const { out, town: after } = await learnFrom(town, '--apply');
    expect(out).toContain('place: 红砂梁 lies in 一社');
    town = after;
    await town.say('gawa', '红砂梁水管爆了');
    expect((await town.cases()).map((c) => c.area).filter((area) => area === GRID1)).toHaveLength(3);
    await town.say('gawa', '自来水停了');
    expect((await town.cases()).some((c) => c.area === GRID2)).toBe(true);
    await town.close();
  },
  SLOW,
);

test(
  'where nothing was put right there is nothing to learn, and an unknown village is named',
  async () => {
    const fresh = openDesk();
    await fresh.gezipu('import', 'demo/guomi.yaml');
    expect((await fresh.gezipu('train', '--from-corrections', '--apply')).out).toContain('nothing to learn');
    expect((await fresh.gezipu('train', '--from-corrections', '--village', '天堂')).err).toContain('no village');
    rmSync(fresh.folder, { recursive: true, force: true });
  },
  SLOW,
);

test(
  'what clerks join and take apart is shown, and makes the bot more careful about joining',
  async () => {
    const own = openDesk(() => ({ STORE: `sqlite:${join(folder, 'town.sqlite')}` }));
    const town = await openTown({ folder });
    await town.say('zhuoma', '二社大桥头的护栏断了一截，娃们放学要从那里过');
    await town.say('cairang', '二社大桥头护栏断了，晚上看不见，快来修');
    const [one, other] = (await town.cases()).slice(-2).map((c) => Number(c.number.slice(-4)));
    if (one !== undefined && other !== undefined && one !== other) {
      await town.say('lamu', `/并单 ${String(other)} ${String(one)}`);
      await town.say('lamu', `/拆单 ${String(other)}`);
    }
    await town.service.stop();
    await town.store.close();
    const { out } = await own.gezipu('train', '--from-corrections', '--village', 'GM');
    expect(out).toMatch(
      /one fact +before +after[\s\S]*taken apart: very likely +1 of 1 [\s\S]*0.960 and 0.40 before, 0.99\d and 0.40 after/u,
    );
    rmSync(own.folder, { recursive: true, force: true });
  },
  SLOW,
);

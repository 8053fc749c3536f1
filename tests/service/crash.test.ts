/** The process dies at every possible write, one after the other; the platform delivers the message again. */
import { expect, test } from '@jest/globals';
import type { IncomingMessage } from '../../src/ports/channel.js';
import { MINUTE } from '../../src/domain/time.js';
import { dyingStore } from '../support/dying-store.js';
import { message, openTown, textsAt, type Town } from '../support/town.js';

interface Story {
  name: string;
  before: readonly (readonly [who: string, text: string, where?: string])[];
  said: readonly [who: string, text: string, where?: string];
  /** What must be true in the end, whenever it died. */
  end(town: Town): Promise<void>;
  /** What must have been said in the end, and to how many conversations. */
  once: readonly (readonly [said: RegExp, conversations: number])[];
}

const STORIES: readonly Story[] = [
  {
    name: 'a report in a group',
    before: [],
    said: ['zhuoma', '二社自来水停了', 'g2'],
    end: async (town) => {
      expect((await town.cases()).map((one) => one.state)).toEqual(['dispatched']);
    },
    once: [[/记下了：二社停水/u, 1]],
  },
  {
    name: 'somebody who says "we too"',
    before: [['zhuoma', '二社自来水停了', 'g2']],
    said: ['cairang', '我家也没水', 'g2'],
    end: async (town) => {
      expect((await town.cases()).map((one) => one.reporters.map(({ name }) => name))).toEqual([['卓玛', '才让']]);
    },
    once: [
      [/您家也算进GM-0001了/u, 1],
      [/现在共2户/u, 2],
    ],
  },
  {
    name: 'the same told by a stranger',
    before: [['cairang', '大柳树底下那个路灯不亮了']],
    said: ['macheng', '大柳树跟前的灯坏了'],
    end: async (town) => {
      const [only, ...others] = await town.cases();
      expect(others).toEqual([]);
      expect(only?.reporters.map(({ name }) => name)).toEqual(['才让', '马成']);
      expect(only?.remarks).toHaveLength(2);
    },
    once: [
      [/跟GM-0001（一社路灯）是同一件事/u, 1],
      [/现在共2户/u, 1],
    ],
  },
  {
    name: 'a household taken out of a case',
    before: [
      ['cairang', '大柳树底下那个路灯不亮了'],
      ['gawa', '大柳树跟前的灯坏了'],
      ['macheng', '大柳树跟前的灯坏了'],
    ],
    said: ['wang', '/拆单 1'],
    end: async (town) => {
      const names = (await town.cases()).map((one) => one.reporters.map(({ name }) => name));
      expect(names).toEqual([['才让', '尕娃'], ['马成']]);
      expect(textsAt(await town.say('gawa', '进度'), 'gawa')).not.toContain('GM-0002');
    },
    once: [[/拆出来了，单独办/u, 1]],
  },
  {
    name: 'the third house with what looks like one cause',
    before: [
      ['cairang', '二社的水浑得很，跟泥汤一样'],
      ['macheng', '自来水一股土腥味，茶都泡不成'],
    ],
    said: ['gawa', '水黄黄的，烧开了壶底一层泥，不敢喝'],
    end: async (town) => {
      const reporters = (await town.cases()).flatMap((one) => one.reporters);
      expect(reporters.map(({ name }) => name).sort()).toEqual(['尕娃', '才让', '马成'].sort());
    },
    once: [[/👥 二社3户/u, 1]],
  },
  {
    name: 'a result reported by the clerk',
    before: [['zhuoma', '二社自来水停了', 'g2']],
    said: ['suonan', '/办结 1 修好了'],
    end: async (town) => {
      const [only] = await town.cases();
      expect(only).toMatchObject({ state: 'replied', result: '修好了' });
      expect(only?.log.filter((one) => one.action === 'done' && one.to === 'replied')).toHaveLength(1);
    },
    once: [
      [/办好了：修好了/u, 1],
      [/已经告诉群众，等他们说好没好/u, 1],
    ],
  },
  {
    name: 'something added to a case',
    before: [['cairang', '我家门口的路灯坏了']],
    said: ['cairang', '补充 电线也露出来了'],
    end: async (town) => {
      const [only] = await town.cases();
      expect(only?.remarks.map((one) => one.text)).toEqual(['我家门口的路灯坏了', '电线也露出来了']);
    },
    once: [[/记到GM-0001里了/u, 1]],
  },
  {
    name: 'an emergency',
    before: [],
    said: ['macheng', '着火了着火了，老马家草垛着了', 'g2'],
    end: async (town) => {
      expect(await town.cases()).toHaveLength(1);
    },
    once: [[/已经在叫村里的人了/u, 1]],
  },
];

test.each(STORIES)(
  '$name is neither lost nor doubled, whichever write was the last',
  async ({ before, said, end, once }) => {
    let deaths = 0;
    for (let writes = 0, died = true; died; writes++) {
      const first = await openTown();
      for (const [who, text, where] of before) await first.say(who, text, where);
      const heardBefore = first.channel.said.length;
      expect(heardBefore).toBeGreaterThanOrEqual(before.length);
      const offered = message(...withWhere(said), first.now());
      const dying = await first.restart((store) => dyingStore(store, writes));
      await offer(dying, offered);
      died = 'died' in dying.store && (dying.store as ReturnType<typeof dyingStore>).died();
      if (died) deaths++;
      const living = await dying.restart();
      await living.say('', '', undefined, offered);
      await living.at(living.now() + MINUTE);
      await living.at(living.now() + 2 * MINUTE);
      await end(living);
      for (const [pattern, conversations] of once) {
        const times = [dying, living].flatMap(({ channel }) =>
          channel.said.map((one, i) => ({ key: channel.keys[i], text: one.text })),
        );
        const matching = new Set(times.filter((one) => pattern.test(one.text)).map((one) => one.key));
        // Said again only under the key it was said under before: killed between saying and settling.
        expect(matching.size).toBe(conversations);
      }
      expect((await living.messages()).every((one) => !one.status.startsWith('received'))).toBe(true);
      await living.close();
    }
    expect(deaths).toBeGreaterThan(5);
  },
  60_000,
);

const withWhere = ([who, text, where]: Story['said']): [string, string, string | undefined] => [who, text, where];

/** The service may fail to take it, or die afterwards; both are fine. */
async function offer(town: Town, offered: IncomingMessage): Promise<void> {
  await town.service.receive(offered).catch(() => undefined);
  await town.service.settle();
}

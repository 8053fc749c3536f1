/** Every role tries every command: what it may not do changes nothing and tells nothing. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { COMMANDS } from '../../src/conversation/commands/table.js';
import type { Person, Role } from '../../src/domain/person.js';
import { duty } from '../domain/small-village.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { GRID2, TOWN_VILLAGE, TOWNSHIP } from '../support/town-village.js';

const one = (id: string, role: Role, area: string): Person => ({
  ...{ id, name: id, duties: [duty(role, area)], handles: [{ channel: 'simulator', user: id }], absences: [] },
});
const HOUSEHOLDS = [{ id: 'h1', area: GRID2, head: '杜伦生', people: 2, phone: '13912345678' }];
const VILLAGE = {
  ...TOWN_VILLAGE,
  households: HOUSEHOLDS,
  people: [
    ...TOWN_VILLAGE.people,
    one('bao', 'package_cadre', GRID2),
    one('guanli', 'operator', TOWNSHIP),
    one('shenji', 'auditor', TOWNSHIP),
  ],
};

let town: Town;
afterEach(() => town.close());

/** As in its example, with the one case there is. */
const typed = (example: string): string =>
  example.replace(
    /^\/(\S+) \d{2,3}( \d{2,3})?/u,
    (_, name: string, other?: string) => `/${name} 1${other ? ' 1' : ''}`,
  );

/** What each command comes to when somebody types it, on one case that waits to be taken. */
async function tried(who: string): Promise<Map<string, { outcome: string; changed: boolean; said: string }>> {
  town = await openTown({ village: VILLAGE });
  await town.say('gawa', '二社路口的路灯坏了三个', 'g2');
  const results = new Map<string, { outcome: string; changed: boolean; said: string }>();
  for (const { name, example } of COMMANDS) {
    const before = JSON.stringify(await town.cases());
    town.noted.length = 0;
    const said = textsAt(await town.say(who, typed(example)), who);
    const changed = JSON.stringify(await town.cases()) !== before;
    results.set(name, { outcome: town.noted[0] ?? '', changed, said });
  }
  return results;
}

const WORK = ['accept', 'contact', 'note', 'ask', 'reply', 'done'];
/** Nothing but the own help, absence and questions. */
const LOOKS = ['list', 'leave', 'roster', 'bind', 'login', 'who', 'help'];

describe.each([
  ['a villager', 'zhuoma', [], []],
  ['a grid member', 'suonan', WORK, [...LOOKS, 'show', 'visit', 'notebook', 'notice']],
  ['a grid member of elsewhere', 'yixi', [], [...LOOKS, 'visit', 'notebook', 'notice']],
  ['a grid lead', 'lamu', [...WORK, 'redo'], [...LOOKS, 'show', 'visit', 'notebook', 'notice', 'digest', 'stats']],
  ['a package cadre', 'bao', [...WORK, 'redo'], [...LOOKS, 'show', 'visit', 'notebook', 'notice', 'digest', 'stats']],
  [
    'a shop head',
    'wang',
    [...WORK, 'letter', 'redo'],
    [...LOOKS, 'show', 'visit', 'notebook', 'notice', 'digest', 'stats'],
  ],
  [
    'a chief shopkeeper',
    'ma',
    [...WORK, 'letter', 'redo'],
    [...LOOKS, 'show', 'visit', 'notebook', 'notice', 'digest', 'stats'],
  ],
  ['a department of something else', 'dian', [], [...LOOKS, 'notice']],
  ['an operator', 'guanli', [], [...LOOKS, 'notice']],
  ['an auditor', 'shenji', [], [...LOOKS, 'notice', 'stats']],
] as const)('%s', (_, who, changing, looking) => {
  test('changes the case with these commands alone, and sees nothing with the others', async () => {
    const results = await tried(who);
    const changed = [...results].filter(([, { changed: did }]) => did).map(([name]) => name);
    expect(changed).toEqual(changing);
    const may: readonly string[] = [...changing, ...looking];
    for (const [name, { said, outcome }] of results) {
      if (may.includes(name)) continue;
      expect([name, outcome]).toEqual([
        name,
        expect.stringMatching(/^(?:not_staff|refused|no_such_case|no_such_person|wrong_form|proposed|nothing_fits)$/u),
      ]);
      expect([name, /路灯坏了三个|杜伦生|139\d{8}/u.test(said) && !said.includes('例如')]).toEqual([name, false]);
    }
  });
});

/** The village that service tests play in: people of dialogues 1 to 14, all with handles on the simulator. */
import type { Duty, Person } from '../../src/domain/person.js';
import type { Village } from '../../src/domain/village.js';
import { AREAS, duty, GM, GRID1, GRID2, group, TOWNSHIP, XB1 } from '../domain/small-village.js';

export { GM, GRID1, GRID2, TOWNSHIP };

function one(id: string, calledAs: string, duties: readonly Duty[], more: Partial<Person> = {}): Person {
  return { id, name: calledAs, calledAs, duties, handles: [{ channel: 'simulator', user: id }], absences: [], ...more };
}

const handle = (id: string) => [{ channel: 'simulator', user: id }];

export const TOWN_VILLAGE: Village = {
  root: TOWNSHIP,
  areas: AREAS,
  people: [
    one('suonan', '索南', [duty('grid_member', GRID2)], { phone: '13900000001' }),
    one('doutai', '豆太', [duty('grid_member', GRID2)]),
    one('lamu', '拉姆社长', [duty('grid_lead', GRID2)]),
    one('yixi', '益西', [duty('grid_member', GRID1)]),
    one('wang', '王书记', [duty('shop_head', GM)]),
    one('doctor', '白大夫', [], { kind: '村医', home: GM }),
    one('ma', '马副书记', [duty('chief_shopkeeper', TOWNSHIP)]),
    one('dian', '供电所', [duty('department', TOWNSHIP, '0503')]),
    one('ji', '纪检', [duty('department', TOWNSHIP, '1202')]),
    one('zhuoma', '卓玛', [], { home: GRID2, phone: '13912341234' }),
    one('cairang', '才让', [], { home: GRID2 }),
    one('zhao', '赵小章', [], { home: GM }),
    one('macheng', '马成', [], { home: GRID2 }),
    one('gawa', '尕娃', [], { home: GRID2 }),
    one('guest', '外村客', [], { home: XB1 }),
  ],
  households: [],
  groups: [
    group('g2', '二社群', GRID2, { handles: handle('g2') }),
    group('gv', '郭米村群', GM, { handles: handle('gv') }),
    group('gm', '郭米提醒群', GM, { mode: 'mention', handles: handle('gm') }),
    group('gs', '郭米安静群', GM, { mode: 'silent', handles: handle('gs') }),
    group('gc', '郭米干部群', GM, { audience: 'cadres', handles: handle('gc') }),
  ],
  landmarks: [{ name: '大柳树', aliases: [], area: GRID1 }],
  digests: [{ group: 'gc', time: '18:00', days: 'workdays' }],
  // Most tests are about something else than the picture of a result.
  proofs: [{ area: TOWNSHIP, categories: ['04', '06'], proof: 'none' }],
};

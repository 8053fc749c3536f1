import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accusedIn } from '../../src/domain/accused-in.js';
import { isWithin, type AreaPath } from '../../src/domain/area.js';
import { callChain } from '../../src/domain/call-chain.js';
import { createDirectory, type Directory } from '../../src/domain/directory.js';
import type { EmergencyKind } from '../../src/domain/emergency.js';
import type { Absence, Person } from '../../src/domain/person.js';
import { route, type RouteAsk } from '../../src/domain/routing.js';
import { COUNTY, duty, GM, GRID1, GRID1A, GRID2, person, TOWNSHIP, village, XB, XB1 } from './small-village.js';

const NOW = 1_000;
const away = (standIn?: string): { absences: Absence[] } => ({ absences: [{ from: 0, until: 2_000, standIn }] });

const suonan = person('suonan', [duty('grid_member', GRID2), duty('grid_member', GRID2, '0501')], { calledAs: '索南' });
const doutai = person('doutai', [duty('grid_member', GRID2)], { calledAs: '豆太' });
const doctor = person('doctor', [duty('grid_member', GM, '0904')], { kind: '村医' });
const electrician = person('electrician', [duty('grid_member', GM, '0503')]);
const lead1 = person('lead1', [duty('grid_lead', GRID1)], { name: '马社长名' });
const lead2 = person('lead2', [duty('grid_lead', GRID2)], { name: '才让东珠', calledAs: '才让社长' });
const cadre = person('cadre', [duty('package_cadre', GRID1), duty('package_cadre', GRID2)]);
const head = person('head', [duty('shop_head', GM)], { name: '祁正义' });
const chief = person('chief', [duty('chief_shopkeeper', TOWNSHIP)]);
const water = person('water', [duty('department', TOWNSHIP, '05')]);
const discipline = person('discipline', [duty('department', TOWNSHIP, '1202')], { kind: '乡纪委' });
const county = person('county', [duty('department', COUNTY, '1202')]);
const operator = person('operator', [duty('operator', TOWNSHIP)]);
const everybody = [
  suonan,
  doutai,
  doctor,
  electrician,
  lead1,
  lead2,
  cadre,
  head,
  chief,
  water,
  discipline,
  county,
  operator,
];

/** Everybody, with some of them replaced. */
function directoryWith(...others: Person[]): Directory {
  return createDirectory([village(everybody.map((one) => others.find((other) => other.id === one.id) ?? one))]);
}

const ask = (more: Partial<RouteAsk>): RouteAsk => ({
  area: GRID2,
  category: '0401',
  sealed: false,
  accused: [],
  now: NOW,
  ...more,
});
const offered = (more: Partial<RouteAsk>, directory = directoryWith()): readonly string[] =>
  route(ask(more), directory).offered;

describe('an ordinary case', () => {
  test('is offered to all equal members of the grid, the least loaded first', () => {
    expect(offered({})).toEqual(['doutai', 'suonan']);
    expect(offered({ openCount: (id) => (id === 'doutai' ? 3 : 1) })).toEqual(['suonan', 'doutai']);
  });

  test('goes to the duty that names its category before a general one, from a wider area too', () => {
    expect(route(ask({ category: '0501' }), directoryWith())).toEqual({
      offered: ['suonan'],
      level: 'grid_member',
      why: '二社网格员，管停水',
    });
    expect(offered({ category: '0503' })).toEqual(['electrician']);
  });

  test('climbs one level where nobody is', () => {
    expect(route(ask({ area: GRID1A }), directoryWith())).toEqual({
      offered: ['lead1'],
      level: 'grid_lead',
      why: '一社一级网格员',
    });
    expect(offered({ area: GM })).toEqual(['head']);
    expect(offered({ area: XB1 })).toEqual(['chief']);
  });

  test('reaches a department only when nobody on the ladder is left', () => {
    const few = createDirectory([village([water, discipline, operator])]);
    expect(offered({ category: '0501' }, few)).toEqual(['water']);
    expect(route(ask({ category: '0401' }), few)).toMatchObject({ offered: [], level: null });
  });

  test('goes to the stand-in of somebody absent, and the clerk is told for whom', () => {
    const directory = directoryWith({ ...suonan, ...away('doutai') });
    expect(route(ask({ category: '0501' }), directory)).toMatchObject({
      offered: ['doutai'],
      why: '二社网格员，管停水，豆太代索南',
    });
  });

  test('passes over an absent person without stand-in, and stand-ins in a circle', () => {
    const circle = directoryWith({ ...suonan, ...away('doutai') }, { ...doutai, ...away('suonan') });
    expect(offered({}, circle)).toEqual(['lead2']);
    expect(offered({}, directoryWith({ ...suonan, ...away() }))).toEqual(['doutai']);
  });

  test('finds somebody who speaks the language nearby before somebody high up', () => {
    const bo = { languages: ['bo'] };
    const directory = directoryWith({ ...lead1, ...bo }, { ...chief, ...bo });
    expect(route(ask({ speaks: 'bo' }), directory)).toMatchObject({ offered: ['lead1'], level: 'grid_lead' });
    expect(offered({ speaks: 'bo' }, directoryWith({ ...chief, ...bo }))).toEqual(['chief']);
    expect(offered({ speaks: 'bo' })).toEqual(['doutai', 'suonan']);
  });
});

describe('a sealed case', () => {
  const sealed = { sealed: true, category: '0801' };

  test('goes to the discipline office whatever it is about, never into the village', () => {
    expect(route(ask({ ...sealed, accused: ['lead2'] }), directoryWith())).toMatchObject({
      offered: ['discipline'],
      level: 'department',
      why: '扎麻什乡部门联络人，管作风反映',
    });
  });

  test('goes to the chief shopkeeper where there is no such office, and to nobody rather than into the village', () => {
    expect(offered(sealed, createDirectory([village([suonan, head, chief, water])]))).toEqual(['chief']);
    expect(offered(sealed, createDirectory([village([suonan, head, water])]))).toEqual([]);
  });

  test('goes to no office inside the village, even when nobody is accused by name', () => {
    const inside = person('inside', [duty('department', GM, '1202'), duty('chief_shopkeeper', GM)]);
    expect(offered(sealed, createDirectory([village([inside, chief])]))).toEqual(['chief']);
  });

  test('against the chief shopkeeper leaves the township', () => {
    expect(offered({ ...sealed, accused: ['chief'] })).toEqual(['county']);
  });

  test('never goes to somebody who also works in the village of the accused', () => {
    const both = person('discipline', [duty('department', TOWNSHIP, '1202'), duty('package_cadre', GRID1)]);
    expect(offered({ ...sealed, accused: ['lead2'] }, directoryWith(both))).toEqual(['county']);
    expect(offered({ ...sealed, accused: [] }, directoryWith(both))).toEqual(['discipline']);
  });

  test('goes to no stand-in from the village of the accused', () => {
    const directory = directoryWith({ ...discipline, ...away('head') }, { ...county, ...away('head') });
    expect(offered({ ...sealed, accused: ['lead2'] }, directory)).toEqual(['chief']);
  });
});

describe('for any staff, absences and accused', () => {
  const paths = [TOWNSHIP, GM, GRID1, GRID1A, GRID2, XB, XB1];
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const aDuty = fc.record({
    role: fc.constantFrom(
      ...([
        'grid_member',
        'grid_lead',
        'package_cadre',
        'shop_head',
        'chief_shopkeeper',
        'department',
        'operator',
      ] as const),
    ),
    area: fc.constantFrom(...paths),
    categories: fc.option(fc.subarray(['05', '0501', '1202'], { minLength: 1 }), { nil: undefined }),
  });
  const absence = fc.record({
    from: fc.constantFrom(0, NOW, NOW + 1),
    until: fc.constantFrom(NOW, NOW + 1),
    standIn: fc.constantFrom(...names, undefined),
  });
  const staff = fc.tuple(
    ...names.map((id) =>
      fc
        .record({ duties: fc.array(aDuty, { maxLength: 2 }), absences: fc.array(absence, { maxLength: 1 }) })
        .map((one) => person(id, one.duties, one)),
    ),
  );
  const asked = fc.record({
    area: fc.constantFrom(...paths),
    category: fc.constantFrom('0501', '0401', '1202'),
    sealed: fc.boolean(),
    accused: fc.subarray(names, { maxLength: 2 }),
  });
  const villageOf = (path: AreaPath): AreaPath => [GM, XB].find((one) => isWithin(path, one)) ?? path;

  function check(holds: (more: Partial<RouteAsk>, people: readonly Person[], directory: Directory) => void): void {
    fc.assert(
      fc.property(asked, staff, (more, people) => holds(more, people, createDirectory([village(people)]))),
      { numRuns: 500 },
    );
  }

  test('nobody accused and nobody absent is ever offered a case', () => {
    check((more, people, directory) => {
      for (const id of offered(more, directory)) {
        expect(more.accused).not.toContain(id);
        const { absences } = people.find((one) => one.id === id)!;
        expect(absences.filter((one) => one.from <= NOW && NOW < one.until)).toEqual([]);
      }
    });
  });

  test('a sealed case never reaches the village of an accused clerk', () => {
    check((more, people, directory) => {
      const duties = (id: string) =>
        people.find((one) => one.id === id)!.duties.filter((one) => one.role !== 'operator');
      const ladder = more.accused!.flatMap(duties).filter((one) => one.role !== 'department');
      const realms = ladder.map((one) => villageOf(one.area));
      for (const id of more.sealed ? offered(more, directory) : []) {
        expect(duties(id).filter((one) => realms.some((realm) => isWithin(one.area, realm)))).toEqual([]);
      }
    });
  });

  test('somebody is found whenever anybody fit is there', () => {
    check((more, people, directory) => {
      const isFit = (one: Person): boolean =>
        !more.accused!.includes(one.id) &&
        !one.absences.some((each) => each.from <= NOW && NOW < each.until) &&
        one.duties.some(
          ({ role, area, categories }) =>
            role !== 'department' &&
            role !== 'operator' &&
            isWithin(more.area!, area) &&
            (categories === undefined || categories.some((code) => more.category!.startsWith(code))),
        );
      if (!more.sealed && people.some(isFit)) expect(offered(more, directory)).not.toEqual([]);
    });
  });

  test('the order of the file makes no difference', () => {
    check((more, people, directory) => {
      const reversed = createDirectory([village([...people].reverse())]);
      expect(route(ask(more), reversed)).toEqual(route(ask(more), directory));
    });
  });
});

describe('the call chain', () => {
  const team = person('team', [duty('grid_member', GM, '0801')], { kind: '驻村工作队' });
  const directory = createDirectory([village([...everybody, team])]);
  const chain = (emergency: EmergencyKind, area = GRID2, accused: string[] = [], from = directory): string[][] =>
    callChain({ area, emergency, accused, now: NOW }, from);

  test('calls the grid, then the village, then the township', () => {
    expect(chain('fire')).toEqual([['suonan', 'doutai', 'lead2'], ['head', 'cadre', 'team'], ['chief']]);
  });

  test('calls the doctor for injuries', () => {
    expect(chain('injury')[1]).toEqual(['head', 'cadre', 'team', 'doctor']);
  });

  test('calls the leads of all grids while the grid is unknown', () => {
    expect(chain('missing', GM)[0]).toEqual(['lead1', 'lead2']);
  });

  test('keeps despair from the grid', () => {
    expect(chain('suicide')).toEqual([['head', 'doctor'], ['cadre'], ['chief']]);
  });

  test('calls a doctor who lives here without having a duty', () => {
    const resident = person('resident', [], { kind: '村医', home: GRID1 });
    expect(chain('injury', GRID2, [], createDirectory([village([head, resident])]))).toEqual([['head', 'resident']]);
  });

  test('leaves out the accused, replaces the absent, and calls nobody twice', () => {
    const absent = createDirectory([
      village([{ ...suonan, ...away('head') }, doutai, { ...head, ...away('chief') }, chief]),
    ]);
    expect(chain('violence', GRID2, ['doutai'], absent)).toEqual([['chief']]);
  });
});

describe('who is accused', () => {
  const wang = person('wang', [duty('package_cadre', XB1)], { name: '王有福' });
  const directory = createDirectory([village([...everybody, wang])]);

  test.each([
    ['社长给他亲戚多报了低保', GRID2, ['lead2']],
    ['社长给他亲戚多报了低保', GM, ['lead1', 'lead2']],
    ['一社的社长收了钱', GRID2, ['lead1']],
    ['2社社长收了钱', GRID1, ['lead2']],
    ['书记把项目给了他弟弟', GRID2, ['head']],
    ['祁正义把项目给了他弟弟', GRID2, ['head']],
    ['副书记吃拿卡要', GRID2, ['head', 'chief']],
    ['乡党委书记不管', GRID2, ['chief']],
    ['村医多收钱', GRID1, ['doctor']],
    ['请乡纪委查一查社长', GRID2, ['lead2']],
    ['网格员从来不来', GRID2, ['suonan', 'doutai', 'doctor', 'electrician']],
    ['索南从来不来', GRID1, ['suonan']],
    ['王有福收了钱', GRID2, []],
    ['路灯坏了', GRID2, []],
  ])('%s (said in %s)', (text, area, expected) => {
    expect(accusedIn(text, area, directory).sort()).toEqual([...expected].sort());
  });
});

import { describe, expect, test } from '@jest/globals';
import { createDirectory } from '../../src/domain/directory.js';
import type { PersonId } from '../../src/domain/person.js';
import type { CaseRight, VillageRight } from '../../src/domain/right-rules.js';
import { RULES } from '../../src/domain/right-rules.js';
import { can, canInVillage, maySeePhone, type CaseForRights } from '../../src/domain/rights.js';
import { duty, GM, GRID1, GRID2, person, TOWNSHIP, village, XB, XB1 } from './small-village.js';

const directory = createDirectory([
  village([
    person('villager', [], { home: GRID2 }),
    person('member', [duty('grid_member', GRID2)]),
    person('colleague', [duty('grid_member', GRID2)]),
    person('lead', [duty('grid_lead', GRID2)]),
    person('cadre', [duty('package_cadre', GRID2)]),
    person('head', [duty('shop_head', GM)]),
    person('chief', [duty('chief_shopkeeper', TOWNSHIP)]),
    person('chief2', [duty('chief_shopkeeper', TOWNSHIP)]),
    person('water', [duty('department', TOWNSHIP, '05')]),
    person('police', [duty('department', TOWNSHIP, '03')]),
    person('member1', [duty('grid_member', GRID1)]),
    person('lead1', [duty('grid_lead', GRID1)]),
    person('head-xb', [duty('shop_head', XB)]),
    person('lead-xb', [duty('grid_lead', XB1)]),
    person('operator', [duty('operator', TOWNSHIP)]),
    person('auditor', [duty('auditor', TOWNSHIP)]),
  ]),
]);

/** A case of 二社 that `member` works on. */
const held: CaseForRights = {
  area: GRID2,
  category: '0501',
  sealed: false,
  accused: [],
  offered: ['member', 'colleague'],
  lead: 'member',
  partners: [],
  request: null,
  state: 'accepted',
  chain: null,
};
const request = (by: PersonId): CaseForRights['request'] => ({
  by,
  reason: '',
  workdays: 0,
  decideBy: 0,
  back: 'accepted',
});

const everybody = [...directory.villages[0]!.people].map((one) => one.id);
const whoMay = (right: CaseRight, c: CaseForRights): string =>
  everybody.filter((id) => can(id, right, c, directory).may).join(' ');

const chiefs = 'chief chief2';
const LEADS = `lead cadre head ${chiefs}`;

describe('a case that a grid member works on', () => {
  const NEAR = `member colleague ${LEADS} water`;
  const WORK = `member ${LEADS}`;

  test.each<[string, readonly CaseRight[]]>([
    [NEAR, ['look', 'locate', 'provide', 'supplement', 'join', 'going', 'raise', 'escalate']],
    [WORK, ['accept', 'contact', 'note', 'ask', 'reply', 'done', 'answer', 'extend', 'resume', 'assist', 'mode']],
    ['member', ['return']],
    [LEADS, ['assign', 'transfer', 'classify', 'merge', 'unmerge', 'decline', 'redo']],
    [`head ${chiefs}`, ['park', 'route', 'triage', 'letter']],
    [chiefs, ['joint', 'supervise']],
    ['', ['withdraw', 'rate', 'appeal', 'archive', 'tick', 'absorb', 'release']],
  ])('lets %s do %j', (who, rights) => {
    for (const right of rights) expect([right, whoMay(right, held)]).toEqual([right, who]);
  });
});

describe('who holds it decides too', () => {
  test('while it is only offered, all to whom it is offered may take it or give it back', () => {
    const c = { ...held, lead: null };
    expect(whoMay('accept', c)).toBe(`member colleague ${LEADS}`);
    expect(whoMay('return', c)).toBe('member colleague');
  });

  test('partners work on it, from wherever they are', () => {
    const c = { ...held, partners: ['member1'] };
    expect(whoMay('note', c)).toBe(`member ${LEADS} member1`);
    expect(can('member1', 'transfer', c, directory)).toEqual({ may: false, who: 'grid_lead' });
  });

  test('what went up is not pulled down again', () => {
    const c = { ...held, lead: 'head' };
    expect(whoMay('transfer', c)).toBe(`head ${chiefs}`);
    expect(whoMay('note', c)).toBe(`head ${chiefs}`);
    expect(can('lead', 'transfer', c, directory)).toEqual({ may: false, who: 'shop_head' });
  });

  test('a department works on what was sent to it, and nobody below the shop head takes it back', () => {
    const c = { ...held, lead: 'police' };
    expect(whoMay('done', c)).toBe(`${chiefs} police`);
    expect(whoMay('transfer', c)).toBe(`head ${chiefs}`);
    expect(can('water', 'done', c, directory)).toEqual({ may: false, who: 'assignee' });
  });

  test('those who were called to an emergency may say that they go', () => {
    const c = { ...held, chain: { called: ['lead1'], calledAt: 0, going: [] } };
    expect(whoMay('going', c)).toContain('lead1');
    expect(whoMay('going', held)).not.toContain('lead1');
    const doctor = { ...held, chain: { called: ['villager'], calledAt: 0, going: [] } };
    expect(can('villager', 'going', doctor, directory).may).toBe(true);
    expect(can('villager', 'transfer', doctor, directory).may).toBe(false);
  });
});

describe('a ruling', () => {
  test.each([
    ['member', 'objection', LEADS],
    ['lead', 'objection', `cadre head ${chiefs}`],
    ['head', 'objection', chiefs],
    ['police', 'objection', chiefs],
    ['chief', 'objection', 'chief2'],
    ['member', 'extension', `head ${chiefs}`],
  ] as const)('on what %s asked (%s) is given by %s', (by, state, who) => {
    const c = { ...held, state, request: request(by) };
    expect(whoMay('approve', c)).toBe(who);
    expect(whoMay('reject', c)).toBe(who);
  });

  test('is never given by the one who asked', () => {
    expect(can('chief', 'approve', { ...held, state: 'objection', request: request('chief') }, directory).may).toBe(
      false,
    );
  });
});

describe('a sealed case', () => {
  const sealed: CaseForRights = { ...held, sealed: true, category: '1202', offered: ['police'], lead: 'police' };

  test('is seen by those who hold it and the chief shopkeeper alone', () => {
    expect(whoMay('look', sealed)).toBe(`${chiefs} police`);
    expect(whoMay('assign', sealed)).toBe(chiefs);
  });

  test('leaves out those to whom it was offered once somebody leads it', () => {
    expect(whoMay('look', { ...sealed, offered: ['police', 'water'], lead: null })).toBe(`${chiefs} water police`);
    expect(whoMay('look', { ...sealed, offered: ['police', 'water'] })).toBe(`${chiefs} police`);
  });
});

test('whoever is accused may do nothing, even holding the case', () => {
  for (const id of everybody) {
    const c: CaseForRights = { ...held, accused: [id], lead: id, offered: [id], partners: [id] };
    const rights = (Object.keys(RULES) as CaseRight[]).filter((right) => can(id, right, c, directory).may);
    expect([id, rights]).toEqual([id, []]);
  }
});

test('operators and auditors see no contents, even when a case was sent to them', () => {
  const c = { ...held, lead: 'operator', partners: ['auditor'] };
  expect(can('operator', 'look', c, directory).may).toBe(false);
  expect(can('auditor', 'look', c, directory).may).toBe(false);
});

test.each([
  ['villager', 'done', 'grid_member'],
  ['nobody', 'done', 'grid_member'],
  ['colleague', 'done', 'assignee'],
  ['member1', 'look', 'grid_member'],
  ['colleague', 'transfer', 'grid_lead'],
  ['member', 'park', 'shop_head'],
  ['head', 'joint', 'chief_shopkeeper'],
  ['member', 'approve', 'grid_lead'],
  ['chief', 'rate', 'villager'],
] as const)('%s, who may not %s, is told that %s may', (id, right, who) => {
  expect(can(id, right, held, directory)).toEqual({ may: false, who });
});

test.each([
  ['villager', 'done', false],
  ['member', 'done', true],
  ['member', 'transfer', false],
  ['lead-xb', 'transfer', true],
  ['lead-xb', 'approve', true],
  ['lead-xb', 'joint', false],
  ['water', 'note', true],
  ['water', 'assign', false],
  ['operator', 'look', false],
] as const)('without a case, %s may %s in general: %s', (id, right, may) => {
  expect(can(id, right, null, directory).may).toBe(may);
});

test.each<[VillageRight, string]>([
  ['list', 'member colleague lead cadre head chief chief2 water police member1 lead1 head-xb lead-xb'],
  ['visit', 'member colleague lead cadre head chief chief2 member1 lead1 head-xb lead-xb'],
  ['digest', 'lead cadre head chief chief2 lead1 head-xb lead-xb'],
  ['stats', 'lead cadre head chief chief2 lead1 head-xb lead-xb auditor'],
  ['notice', 'head chief chief2 head-xb'],
  ['import', 'operator'],
])('%s is for %s', (right, who) => {
  expect(everybody.filter((id) => canInVillage(id, right, directory).may).join(' ')).toBe(who);
});

describe('the phone of a reporter', () => {
  const clock = (signedInAt: number | null) => ({
    clock: { signedInAt } as Parameters<typeof maySeePhone>[1]['clock'],
  });
  const c = { lead: 'member', partners: ['colleague'], accused: [], ...clock(5) };

  test('is for the lead and partners', () => {
    expect(everybody.filter((id) => maySeePhone(id, c))).toEqual(['member', 'colleague']);
  });

  test('is for nobody before sign-in, and never for the accused', () => {
    expect(everybody.filter((id) => maySeePhone(id, { ...c, ...clock(null) }))).toEqual([]);
    expect(maySeePhone('member', { ...c, accused: ['member'] })).toBe(false);
  });
});

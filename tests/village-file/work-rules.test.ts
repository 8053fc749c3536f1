/** How a place works, by its file: what a result has to bring, what ways of handling are called, whose digest comes when. */
import { describe, expect, test } from '@jest/globals';
import { parseVillageFile } from '../../src/village-file/parse-village-file.js';

const FILE = `root: 63.22.22.203
area:
  name: 扎麻什乡
  level: 乡
  areas:
    - code: 201
      name: 郭米村
      level: 村
      letters: GM
      areas:
        - { code: 1, name: 一社, level: 社 }
people:
  - { id: gm-guo, name: 郭正才, duties: [{ role: 店长, area: 郭米村 }] }
  - { id: gm-suonan, name: 索南才旦, duties: [{ role: 网格员, area: 一社 }] }
groups:
  - { id: gm-cadres, name: 郭米村干部群, area: 郭米村, audience: 干部 }
`;

const parsed = (more: string) => parseVillageFile(`${FILE}${more}\n`, 'gm.yaml');
const villageOf = (more: string) => {
  const read = parsed(more);
  if ('errors' in read) throw new Error(read.errors.map(({ message }) => message).join('\n'));
  return read.village;
};

describe('what comes with a result', () => {
  test('holds for the whole file, or for the area that is named', () => {
    const { proofs } = villageOf(
      'proof:\n  - { categories: [0402, 06], needs: 照片 }\n  - { area: 一社, categories: 0501, needs: 不要 }',
    );
    expect(proofs).toEqual([
      { area: '63.22.22.203', categories: ['0402', '06'], proof: 'photo' },
      { area: '63.22.22.203.201.1', categories: ['0501'], proof: 'none' },
    ]);
  });

  test('is what is usual when the file says nothing', () => {
    expect(villageOf('')).not.toHaveProperty('proofs');
  });
});

describe('the ways of handling', () => {
  test('have the names that are given, the others none', () => {
    expect(villageOf('ways: { 直接办理: 直办, 督办: 领办 }').ways).toEqual({ direct: '直办', supervise: '领办' });
    expect(villageOf('')).not.toHaveProperty('ways');
  });
});

describe('a digest', () => {
  test('is for a group or for a person', () => {
    const { digests } = villageOf(
      'digests:\n  - { group: gm-cadres, time: 18:00 }\n  - { person: gm-guo, time: 07:30, days: 工作日 }\n  - { person: gm-guo, time: 08:30, days: 每周 }',
    );
    expect(digests).toEqual([
      { group: 'gm-cadres', time: '18:00', days: 'daily' },
      { person: 'gm-guo', time: '07:30', days: 'workdays' },
      { person: 'gm-guo', time: '08:30', days: 'weekly' },
    ]);
  });

  test('for somebody who leads nothing is warned of', () => {
    const read = parsed('digests:\n  - { person: gm-suonan, time: 18:00 }');
    expect('village' in read && read.warnings.map(({ message }) => message).join()).toContain(
      '索南才旦不带片，没有日报',
    );
  });
});

test.each([
  ['proof:\n  - { categories: [0402], needs: 录像 }', '没有叫“录像”的佐证，可以写：不要、文字、照片'],
  ['proof:\n  - { categories: [0499], needs: 照片 }', '没有类别“0499”'],
  ['proof:\n  - { area: 五社, categories: [0402], needs: 照片 }', '没有叫“五社”的地方'],
  ['ways: { 快办: 快办 }', '没有叫“快办”的办理方式，可以写：直接办理、协办、联办、督办'],
  ['ways: { 协办: "<b>" }', '不能当办理方式的名称，要写两到八个汉字'],
  ['ways: { 协办: 会办, 联办: 会办 }', '“会办”前面已经用过了'],
  ['ways: { 协办: 陪办, assist: 同办 }', '“assist”前面已经写过了'],
  ['ways: 会办', '“ways”要写成 { 协办: 陪办, 联办: 会办 }'],
  ['digests:\n  - { time: 18:00 }', '写 group（群）或者 person（人），写一个'],
  ['digests:\n  - { group: gm-cadres, person: gm-guo, time: 18:00 }', '写 group（群）或者 person（人），写一个'],
  ['digests:\n  - { person: gm-li, time: 18:00 }', 'people 里没有编号是“gm-li”的人'],
  [
    'digests:\n  - { person: gm-guo, time: 18:00 }\n  - { person: gm-guo, time: 19:00, days: 工作日 }',
    '“gm-guo”前面已经用过了',
  ],
])('a mistake in %j is named with the way to correct it', (more, said) => {
  const read = parsed(more);
  expect('errors' in read ? read.errors.map(({ message }) => message) : []).toEqual([expect.stringContaining(said)]);
});

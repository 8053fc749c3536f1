import { describe, expect, test } from '@jest/globals';
import { SUBCATEGORIES } from '../../src/domain/category.js';
import { proofFor, saysWhat, type ProofRule } from '../../src/domain/proof.js';

describe('what has to come with a result', () => {
  test('is a picture where anybody can see it afterwards, and words where something was given', () => {
    const wanting = (proof: string) =>
      SUBCATEGORIES.filter(({ code }) => proofFor(code, '63.1.2', []) === proof).map(({ code }) => code);
    expect(wanting('photo')).toEqual(['0401', '0402', '0404', '0405', '0601', '0602', '0604', '1003']);
    expect(wanting('text')).toEqual(['0801', '0802', '0803', '0804']);
  });

  const rules: ProofRule[] = [
    { area: '63.1', categories: ['04'], proof: 'none' },
    { area: '63.1', categories: ['05', '0402'], proof: 'text' },
    { area: '63.1.2', categories: ['0501'], proof: 'photo' },
  ];

  test.each([
    ['0401', '63.1.2', 'none'],
    ['0402', '63.1.2', 'text'],
    ['0501', '63.1.2', 'photo'],
    ['0501', '63.1.2.1', 'photo'],
    ['0501', '63.1.3', 'text'],
    ['0502', '63.1.2', 'text'],
    ['0402', '63.12', 'photo'],
    ['0601', '63.1.2', 'photo'],
  ] as const)('of %s in %s is by the rules of the place: %s', (category, area, proof) => {
    expect(proofFor(category, area, rules)).toBe(proof);
    expect(proofFor(category, area, rules.toReversed())).toBe(proof);
  });
});

describe('a result', () => {
  test.each(['好了', '已办结。', '事情都处理好了！', '全部落实到位', 'OK', '办理完毕，已经解决', '👍👍👍👍'])(
    '%s says no more than that it is done',
    (result) => expect(saysWhat(result)).toBe(false),
  );

  test.each(['送到家面两袋', '建议救助两千', '发票补了，建议两千', '材料齐了，会上定了两千', 'took two bags of rice'])(
    '%s says what was done',
    (result) => expect(saysWhat(result)).toBe(true),
  );
});

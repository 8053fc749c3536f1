import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { fromStored, toStored } from '../../../src/storage/mongo/exact-value.js';

const { BSON } = mongoose.mongo;

/** Through the bytes that go to the server and back, as the driver does it. */
function throughBson(value: unknown): unknown {
  const bytes = BSON.serialize({ value: toStored(value) });
  return fromStored(BSON.deserialize(bytes, { promoteBuffers: false })['value']);
}

describe('a value in a document of MongoDB', () => {
  test('comes back as JSON would bring it back, whatever its texts and keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(throughBson(value)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['half a surrogate pair', { a: 'x\ud83d', 'b\ud83d': 1 }],
    ['NUL', { 'a\0': 'b\0' }],
    ['keys of operators', { $set: { $where: 1 } }],
    ['a reference to another document', { $ref: 'x', $id: 'y' }],
    ['keys that look like a path', { 'a.b': 1 }],
    ['the driver’s own mark', { _bsontype: 'ObjectId', id: 'x' }],
    ['a key that is a prototype elsewhere', JSON.parse('{"__proto__": {"a": 1}}') as unknown],
    ['numbers of every size', [0, -1, 2 ** 31, 2 ** 53 - 1, 1.5, -1e300]],
    ['empty things', { a: {}, b: [], c: '', d: null }],
  ])('%s comes back exactly', (_what, value) => {
    expect(throughBson({ value })).toEqual({ value });
  });

  test('what JSON drops is dropped, and what it makes null is null', () => {
    expect(throughBson({ a: undefined, b: [undefined, Number.NaN], c: { d: undefined } })).toEqual({
      b: [null, null],
      c: {},
    });
  });

  test('is a copy', () => {
    const original = { lines: ['a'] };
    const stored = toStored(original) as typeof original;
    original.lines.push('b');
    expect(stored.lines).toEqual(['a']);
  });

  test('stays readable for people with other tools, as far as it is ordinary', () => {
    const ordinary = { text: '二社停水了', log: [{ at: 5, by: 'p-1' }] };
    expect(toStored(ordinary)).toEqual(ordinary);
  });
});

import { describe, expect, test } from '@jest/globals';
import { AppError, ERROR_CODES, toAppError } from '../../src/common/errors.js';

describe('the table of errors', () => {
  test.each(ERROR_CODES)('%s tells the operator what to do and the villager what happens next', (code) => {
    const error = new AppError(code);
    expect(error.message).toMatch(/^[A-Z][^一-鿿]{30,}\.$/);
    expect(error.villager).toMatch(/^[一-鿿，。；]{12,60}。$/);
    // No office jargon, no insides: an old man has it read aloud to him.
    expect(error.villager).not.toMatch(/错误|异常|系统|服务|数据库|请求|失败/);
  });

  test('every operator sentence is another one', () => {
    expect(new Set(ERROR_CODES.map((code) => new AppError(code).message)).size).toBe(ERROR_CODES.length);
  });
});

describe('an AppError', () => {
  test('says what exactly was wrong before it says what to do', () => {
    const error = new AppError('config_invalid', 'PORT must be a number');
    expect(error.message).toMatch(/^PORT must be a number\nCorrect the variables/);
    expect(error.detail).toBe('PORT must be a number');
  });

  test('passes through toAppError unchanged', () => {
    const error = new AppError('store_full');
    expect(toAppError(error)).toBe(error);
  });
});

describe('an error of somebody else', () => {
  test('becomes unknown and stays as the cause', () => {
    const cause = new TypeError('x is not a function');
    const error = toAppError(cause);
    expect(error).toMatchObject({ code: 'unknown', detail: 'x is not a function', cause });
  });

  test('keeps a code of the table', () => {
    const cause = Object.assign(new Error('database is locked'), { code: 'store_busy' });
    expect(toAppError(cause)).toMatchObject({ code: 'store_busy', cause });
  });

  test('does not pass off a foreign code as one of ours', () => {
    expect(toAppError(Object.assign(new Error('gone'), { code: 'ECONNRESET' })).code).toBe('unknown');
    expect(toAppError(Object.assign(new Error('odd'), { code: 'toString' })).code).toBe('unknown');
  });

  test('may be anything that can be thrown', () => {
    for (const thrown of ['a text', undefined, null, 7])
      expect(toAppError(thrown)).toMatchObject({ code: 'unknown', cause: thrown });
  });
});

import { describe, expect, test } from '@jest/globals';
import { createLog } from '../../src/common/log.js';
import type { Log } from '../../src/common/log.js';

/** What `write` logs, line by line. */
function linesOf(write: (log: Log) => void): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  write(createLog({ level: 'info', destination: { write: (line) => void lines.push(JSON.parse(line) as never) } }));
  return lines;
}

describe('a log line', () => {
  test('names level, message key and case number, and nothing of the machine', () => {
    const [line] = linesOf((log) => log.info({ key: 'simulator:17', case: 'GM-0312' }, 'registered'));
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^20\d\d-/),
      key: 'simulator:17',
      case: 'GM-0312',
      msg: 'registered',
    });
  });

  test('hides who it was and what was said, however deep', () => {
    const [line] = linesOf((log) =>
      log.info({ message: { sender: { id: 'u1', name: '卓玛' }, text: '停水了' }, people: [{ phone: '13897012345' }] }),
    );
    expect(line).toMatchObject({
      message: { sender: { id: 'u1', name: '[private]' }, text: '[private]' },
      people: [{ phone: '[private]' }],
    });
  });

  test('hides them in what a child log says every time', () => {
    const [line] = linesOf((log) => log.child({ channel: 'simulator', name: '卓玛' }).info('heard'));
    expect(line).toMatchObject({ channel: 'simulator', name: '[private]' });
  });

  test('masks numbers in the message, in other fields and in errors', () => {
    const error = new RangeError('cannot send to 13897012345', { cause: new Error('refused') });
    const [line] = linesOf((log) =>
      log.error({ err: error, to: 'room 13897012345', dialled: 13897012345 }, 'to %s', '13897012345'),
    );
    expect(JSON.stringify(line)).not.toContain('13897012345');
    expect(line).toMatchObject({
      msg: 'to 138****2345',
      dialled: '138****2345',
      err: { type: 'RangeError', message: 'cannot send to 138****2345: refused' },
    });
  });

  test.each<[string, (log: Log, error: Error) => void]>([
    ['alone', (log, error) => log.error(error)],
    ['as a field', (log, error) => log.error({ err: error })],
    ['with a message', (log, error) => log.error(error, 'call 13897012345')],
    ['in the message', (log, error) => log.error(error.message)],
  ])('masks numbers in an error that is logged %s', (_, write) => {
    const [line] = linesOf((log) => write(log, new Error('call 13897012345')));
    expect(line).toMatchObject({ msg: 'call 138****2345' });
    expect(JSON.stringify(line)).not.toContain('13897012345');
  });

  test('keeps keys and instants whole, so that a message can be found again', () => {
    const fields = {
      message: 'wechaty:7241567891234567890',
      item: '63.02/01K#0',
      due: 1790000000000,
      share: 0.123456789012345,
    };
    expect(linesOf((log) => log.info(fields, 'message'))[0]).toMatchObject(fields);
  });

  test('survives data that refers to itself', () => {
    const loop: Record<string, unknown> = { key: 'k' };
    loop['self'] = loop;
    expect(linesOf((log) => log.info({ loop }))).toHaveLength(1);
  });
});

import { describe, expect, test } from '@jest/globals';
import { createLog } from '../../src/common/log.js';
import type { Observer } from '../../src/ports/observer.js';
import { createMetrics } from '../../src/telemetry/metrics.js';
import { createObserver } from '../../src/telemetry/observer.js';

type Line = Record<string, unknown>;

/** What was counted and logged while `happen` happened. */
async function observe(happen: (observer: Observer) => void): Promise<{ counted: string[]; lines: Line[] }> {
  const metrics = createMetrics();
  const lines: Line[] = [];
  const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(JSON.parse(line) as Line) } });
  happen(createObserver(metrics, log));
  const counted = (await metrics.text()).split('\n').filter((line) => /^gezipu_.* [^0]/.test(line));
  return { counted, lines };
}

describe('the observer', () => {
  test('counts a message by channel and outcome, and logs one line with its key and case', async () => {
    const fields = { message: 'simulator:17', case: 'GM-0312' };
    const { counted, lines } = await observe((observer) => observer.message('simulator', 'opened', fields));
    expect(counted).toEqual(['gezipu_messages_total{channel="simulator",outcome="opened"} 1']);
    expect(lines).toEqual([
      expect.objectContaining({ level: 'info', channel: 'simulator', ...fields, outcome: 'opened' }),
    ]);
  });

  test('counts a message that was not kept, and logs nothing of it', async () => {
    const { counted, lines } = await observe((observer) => observer.message('wechaty', 'idle'));
    expect(counted).toEqual(['gezipu_messages_total{channel="wechaty",outcome="idle"} 1']);
    expect(lines).toEqual([]);
  });

  test('counts what happens too often for the log', async () => {
    const { counted, lines } = await observe((observer) => {
      observer.caseOpened();
      observer.conflict();
      observer.conflict();
      observer.lag(1_500);
    });
    expect(counted).toEqual(['gezipu_cases_total 1', 'gezipu_due_lag_seconds 1.5', 'gezipu_commit_conflicts_total 2']);
    expect(lines).toEqual([]);
  });

  test.each([
    ['sent', 'info', ['gezipu_deliveries_total{result="sent"} 1']],
    ['retry', 'warn', ['gezipu_deliveries_total{result="retry"} 1']],
    ['given_up', 'error', ['gezipu_deliveries_total{result="given_up"} 1', 'gezipu_delivery_given_up_total 1']],
  ] as const)('tells a delivery that is %s at level %s', async (result, level, expected) => {
    const fields = { channel: 'wechaty', item: 'o1', detail: 'offline' };
    const { counted, lines } = await observe((observer) => observer.delivery(result, fields));
    expect(counted).toEqual(expected);
    expect(lines).toEqual([expect.objectContaining({ level, ...fields, result })]);
  });

  test('logs trouble with its code and cause', async () => {
    const error = Object.assign(new Error('database is locked'), { code: 'store_busy' });
    const { counted, lines } = await observe((observer) => observer.trouble('sweep failed', error));
    expect(counted).toEqual(['gezipu_troubles_total 1']);
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'error',
        msg: 'sweep failed',
        code: 'store_busy',
        err: expect.objectContaining({ message: 'database is locked' }) as unknown,
      }),
    ]);
  });
});

describe('the numbers', () => {
  test('of two services in one process do not mix', async () => {
    createMetrics().cases.inc();
    expect(await createMetrics().text()).toContain('gezipu_cases_total 0');
  });

  test('name the process too', async () => {
    expect(await createMetrics().text()).toMatch(/^process_resident_memory_bytes \d+/m);
  });
});

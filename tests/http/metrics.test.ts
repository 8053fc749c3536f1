import { describe, expect, test } from '@jest/globals';
import { createMetrics } from '../../src/http/metrics.js';

describe('metrics', () => {
  test('are told by name, with what became of what', async () => {
    const metrics = createMetrics();
    metrics.messages.inc({ channel: 'wechaty', outcome: 'opened' });
    metrics.deliveries.inc({ result: 'sent' });
    metrics.lag.set(1.5);
    const told = (await metrics.text()).split('\n').filter((line) => line.startsWith('gezipu_'));
    expect(told).toEqual([
      'gezipu_messages_total{channel="wechaty",outcome="opened"} 1',
      'gezipu_cases_total 0',
      'gezipu_deliveries_total{result="sent"} 1',
      'gezipu_delivery_given_up_total 0',
      'gezipu_due_lag_seconds 1.5',
      'gezipu_commit_conflicts_total 0',
    ]);
  });

  test('of two services in one process do not mix', async () => {
    createMetrics().cases.inc();
    expect(await createMetrics().text()).toContain('gezipu_cases_total 0');
  });

  test('name the process too', async () => {
    expect(await createMetrics().text()).toMatch(/^process_resident_memory_bytes \d+/m);
  });
});

import { describe, expect, test } from '@jest/globals';
import { WatchedLeases } from '../../src/delivery/watched-leases.js';
import { HOUR, MINUTE } from '../../src/domain/time.js';
import type { OutboxItem } from '../../src/ports/store.js';

const item = (lease: string | null, id = 'o1'): OutboxItem => ({
  ...{ id, to: { to: 'group', group: 'g' }, notice: { kind: 'said', text: '' }, due: 0, tries: 1, lease },
});

describe('an item of an outbox', () => {
  test('that nobody sends is free at once', () => {
    expect(new WatchedLeases().isFree('a', item(null), 0)).toBe(true);
  });

  test('that somebody sends is free when the same lease has stood for a minute of the own clock, whatever it says', () => {
    const leases = new WatchedLeases();
    const now = 5 * MINUTE;
    expect([0, 30_000, 59_999, 60_000].map((passed) => leases.isFree('a', item('x'), now + passed))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  test('is watched anew when somebody else has taken it meanwhile', () => {
    const leases = new WatchedLeases();
    leases.isFree('a', item('x'), 0);
    expect(leases.isFree('a', item('y'), MINUTE)).toBe(false);
    expect(leases.isFree('a', item('y'), 2 * MINUTE)).toBe(true);
  });

  test('is told from others of the same holder', () => {
    const leases = new WatchedLeases();
    leases.isFree('a', item('x'), 0);
    expect(leases.isFree('b', item('x'), MINUTE)).toBe(false);
    expect(leases.isFree('a', item('x', 'o2'), MINUTE)).toBe(false);
    expect(leases.isFree('a', item('x'), MINUTE)).toBe(true);
  });

  test('stays free while the claim is tried again, and is watched from the beginning when it was long forgotten', () => {
    const leases = new WatchedLeases();
    leases.isFree('a', item('x'), 0);
    expect([leases.isFree('a', item('x'), MINUTE), leases.isFree('a', item('x'), MINUTE)]).toEqual([true, true]);
    leases.isFree('a', item('other'), HOUR);
    expect(leases.isFree('a', item('x'), HOUR)).toBe(false);
  });
});

/** Waits until messages have arrived at the service: who said something may rely on it. */
export interface Arrivals {
  /** Rejects when `abandon` comes first. */
  expect(messageId: string): Promise<void>;
  arrived(messageId: string): void;
  /** Nothing arrives any more: what is expected now or later is rejected. */
  abandon(reason: Error): void;
}

export function createArrivals(): Arrivals {
  const expected = new Map<string, { resolve(): void; reject(reason: Error): void }>();
  let abandoned: Error | null = null;
  return {
    expect: async (messageId) => {
      if (abandoned) throw abandoned;
      return new Promise((resolve, reject) => expected.set(messageId, { resolve, reject }));
    },
    arrived(messageId) {
      expected.get(messageId)?.resolve();
      expected.delete(messageId);
    },
    abandon(reason) {
      abandoned = reason;
      for (const { reject } of expected.values()) reject(reason);
      expected.clear();
    },
  };
}

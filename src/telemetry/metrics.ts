/** Numbers for /metrics, in the text form that Prometheus reads. */
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';

export interface Metrics {
  messages: Counter<'channel' | 'outcome'>;
  cases: Counter;
  deliveries: Counter<'result'>;
  givenUp: Counter;
  /** Seconds. */
  lag: Gauge;
  conflicts: Counter;
  troubles: Counter;
  readonly contentType: string;
  /** Everything as text, with the numbers of the process (memory, CPU, event loop). */
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name: `gezipu_${name}`, help, registers });
  collectDefaultMetrics({ register: registry });
  return {
    messages: new Counter({
      name: 'gezipu_messages_total',
      help: 'Messages dealt with, by channel and by what became of them.',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    cases: counter('cases_total', 'Cases opened.'),
    deliveries: new Counter({
      name: 'gezipu_deliveries_total',
      help: 'Attempts to say something: sent, retry or given_up.',
      labelNames: ['result'],
      registers,
    }),
    givenUp: counter('delivery_given_up_total', 'What could not be said to anybody in the end. Should stay 0.'),
    lag: new Gauge({
      name: 'gezipu_due_lag_seconds',
      help: 'How late the oldest due work was taken up.',
      registers,
    }),
    conflicts: counter('commit_conflicts_total', 'Commits that lost their race and were tried again.'),
    troubles: counter('troubles_total', 'Errors in the log that an operator should look at.'),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

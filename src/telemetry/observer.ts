/** The Observer of the running service: counts for /metrics, and writes one line of log for what somebody may ask about. */
import { toAppError } from '../common/errors.js';
import type { Log } from '../common/log.js';
import { SECOND } from '../domain/time.js';
import type { Observer } from '../ports/observer.js';
import type { Metrics } from './metrics.js';

const DELIVERY_LEVEL = { sent: 'info', retry: 'warn', given_up: 'error' } as const;

export function createObserver(metrics: Metrics, log: Log): Observer {
  return {
    message(channel, outcome, fields = {}) {
      metrics.messages.inc({ channel, outcome });
      // What was not kept leaves no line either.
      if (fields.message !== undefined) log.info({ channel, ...fields, outcome }, 'message');
    },
    caseOpened: () => metrics.cases.inc(),
    delivery(result, fields) {
      metrics.deliveries.inc({ result });
      if (result === 'given_up') metrics.givenUp.inc();
      log[DELIVERY_LEVEL[result]]({ ...fields, result }, 'delivery');
    },
    conflict: () => metrics.conflicts.inc(),
    lag: (milliseconds) => metrics.lag.set(milliseconds / SECOND),
    trouble(what, error) {
      metrics.troubles.inc();
      log.error({ err: error, code: toAppError(error).code }, what);
    },
  };
}

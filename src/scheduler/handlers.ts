/** What to do with each kind of aggregate that has fallen due. */
import type { Case } from '../domain/case/types.js';
import { dueOf } from '../domain/case/timers.js';
import type { Bulletin } from '../domain/bulletin.js';
import type { VisitPlan } from '../domain/visit.js';
import type { Instant } from '../domain/time.js';
import type { Aggregate } from '../ports/store.js';
import { actOnCase } from '../usecases/act-on-case.js';
import { doing, type Context } from '../usecases/context.js';
import { eventDue } from '../usecases/follow-case.js';
import { runMonthCount } from '../usecases/month-counts.js';
import { runRollUp } from '../usecases/roll-up.js';
import { bulletinDue, reviewBulletin } from '../usecases/bulletins.js';
import { planDue, remindOfVisit } from '../usecases/visits.js';
import { runSchedule, type Schedule } from '../usecases/schedules.js';
import type { DueHandler } from './worker.js';

export interface HandlerOptions {
  context: Context;
  /** Says what is due of this aggregate's outbox. */
  deliver(id: string): Promise<void>;
  /** Takes up a message that nobody works on. */
  resumeMessage(entry: Aggregate): Promise<void>;
  /** Forgets a question that somebody left unanswered. */
  dropQuestion(contact: string): Promise<void>;
}

/** The aggregate's own time, apart from its outbox: what `due` falls back to when everything has been said. */
export function ownDue(context: Context, aggregate: Aggregate): Instant | null {
  switch (aggregate.kind) {
    case 'case':
      return dueOf((aggregate as Aggregate<Case>).data, doing(context, { kind: 'system' }, '').env);
    case 'bulletin':
      return bulletinDue(aggregate as Aggregate<Bulletin>);
    case 'visit-plan':
      return planDue(aggregate as Aggregate<VisitPlan>);
    case 'webhook-event':
      return eventDue(aggregate);
    case 'schedule':
      return (aggregate as Aggregate<Schedule>).data.next;
    default:
      return null;
  }
}

export function dueHandlers({
  context,
  deliver,
  resumeMessage,
  dropQuestion,
}: HandlerOptions): Record<string, DueHandler> {
  const saying =
    (handler: DueHandler): DueHandler =>
    async (aggregate) => {
      const now = context.now();
      if (aggregate.outbox.some((item) => item.failed === undefined && item.due <= now)) await deliver(aggregate.id);
      else await handler(aggregate);
    };
  return {
    case: saying(async ({ id, version }) => {
      // One key per version: the tick of a state that has changed meanwhile is another tick.
      await actOnCase(context, id, { kind: 'tick' }, { kind: 'system' }, `tick@${String(version)}`);
    }),
    contact: ({ id }) => dropQuestion(id),
    media: (aggregate) => context.media.review(aggregate),
    'roll-up': (aggregate) => runRollUp(context, aggregate),
    counting: (aggregate) => runMonthCount(context, aggregate),
    bulletin: saying((bulletin) => reviewBulletin(context, bulletin as Aggregate<Bulletin>)),
    'visit-plan': saying((plan) => remindOfVisit(context, plan as Aggregate<VisitPlan>)),
    process: async ({ id, version }) => {
      await context.store.remove(id, version);
    },
    schedule: saying((aggregate) => runSchedule(context, aggregate as Aggregate<Schedule>)),
    message: saying(async (aggregate) => {
      if (aggregate.status === 'handled') await context.store.remove(aggregate.id, aggregate.version);
      else await resumeMessage(aggregate);
    }),
  };
}

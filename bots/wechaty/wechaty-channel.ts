import type { Instant } from '../../src/domain/time.js';
import type { Channel, ChannelStatus, IncomingMessage, Receive } from '../../src/ports/channel.js';
import type { ChannelLog } from '../shared/channel-log.js';
import { createIntake } from '../shared/intake.js';
import type { Intake, Outcome } from '../shared/intake.js';
import type { Pace } from '../shared/pace.js';
import { systemSchedule } from '../shared/schedule.js';
import type { Schedule } from '../shared/schedule.js';
import { connect } from './connect.js';
import type { Connection } from './connect.js';
import { convert } from './convert.js';
import type { MessageFacts } from './facts.js';
import type { PuppetPart } from './puppet-part.js';
import { createSender } from './sender.js';

export interface WechatyChannelOptions {
  name: string;
  puppet: PuppetPart;
  now(): Instant;
  log: ChannelLog;
  /** Where the session is kept: a path without ending; nowhere when absent. Whoever reads the file is the account. */
  session?: string;
  /** Told the link that must be opened on the phone to log in, each time there is a new one. */
  onScan?(link: string): void;
  /** Told what became of each message. */
  onOutcome?(messageId: string, outcome: Outcome): void;
  /** Times the retries of refused messages; the machine's timers when absent. */
  schedule?: Schedule;
  /** How fast it speaks; as fast as it comes when absent. */
  pace?: Pace;
  /** Whether the session is still ours; asked before anything is said. Always, when left out. */
  holds?: () => Promise<boolean>;
}

/** A channel over any wechaty puppet. Stopping it does not log out. It is started once: a second session is a new channel. */
export function createWechatyChannel(options: WechatyChannelOptions): Channel {
  const { name, puppet, log, session, now, onScan, onOutcome, schedule = systemSchedule, pace, holds } = options;
  let state: 'new' | 'starting' | 'started' | 'stopped' = 'new';
  let connection: Connection | null = null;
  let intake: Intake | null = null;
  let lastHeardAt: Instant | null = null;
  const sender = createSender({ connected: () => connection?.bot ?? null, holds, schedule, pace });

  function hear(key: string, readFacts: () => Promise<MessageFacts>): void {
    const read = async (): Promise<IncomingMessage | null> => {
      const facts = await readFacts();
      if (!facts.self) lastHeardAt = now();
      return convert(name, facts);
    };
    intake?.offer({ key, lane: puppet.lane(key), read });
  }

  async function start(receive: Receive): Promise<void> {
    if (state !== 'new') throw new Error(`channel ${name} was started before`);
    state = 'starting';
    intake = createIntake({ receive, log, schedule, onOutcome });
    connection = await connect({ channel: name, puppet, log, session, onScan, onMessage: hear });
    state = 'started';
  }

  async function stop(): Promise<void> {
    // The intake is deaf at once; the connection goes last, because what is under way may need it.
    await intake?.close();
    await sender.idle();
    await connection?.close();
    connection = null;
    state = 'stopped';
  }

  function status(): ChannelStatus {
    const frame = { lastHeardAt, queued: sender.queued() };
    if (state !== 'started') {
      return { ...frame, state: state === 'starting' ? 'starting' : 'stopped', detail: '', session: null };
    }
    const bot = connection?.bot;
    if (bot?.isLoggedIn !== true) return { ...frame, state: 'waiting', detail: 'not logged in', session: null };
    // Whoever logs in anew is called otherwise, even if it is the same account.
    const session = bot.puppet.currentUserId;
    if (puppet.hears?.() === false) return { ...frame, state: 'waiting', detail: 'hears nothing', session };
    return { ...frame, state: 'ready', detail: '', session };
  }

  return { name, start, stop, status, send: sender.send };
}

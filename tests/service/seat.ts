/** A seat for one service process: whoever sits there is killed at random, and the next one sits down at once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { IncomingMessage } from '../../src/ports/channel.js';

const CHILD = fileURLToPath(new URL('process-child.ts', import.meta.url));

export interface SeatOptions {
  /** Of the store, see process-child.ts. */
  address: string;
  /** Where processes write what they say. */
  heard: string;
  /** By how much the clock of this seat is wrong, in milliseconds. */
  clockError: number;
  /** After how many answers the next process is killed; Infinity lets it live. */
  patience: () => number;
  now: () => number;
}

export interface Seat {
  /** Offers a message; resolves whether it was acknowledged. False also when the process died before it could. */
  offer(message: IncomingMessage): Promise<boolean>;
  /** Resolves when the process has done everything that is due at `now`, or has died of it. */
  settle(): Promise<void>;
  /** Lets the process finish; nobody sits down after it. */
  leave(): Promise<void>;
  /** Process ids of everybody who was killed here. */
  readonly killed: ReadonlySet<number>;
}

export function openSeat(options: SeatOptions): Seat {
  const killed = new Set<number>();
  let sitting = sitDown(options, killed);
  /** Whoever sits here, alive. */
  const present = (): Sitting => {
    if (sitting.ended !== null) throw new Error(`a process ended by itself, with ${sitting.ended}`);
    if (sitting.dead) sitting = sitDown(options, killed);
    return sitting;
  };
  const tell = (line: object, answers: readonly string[]): Promise<string | null> =>
    present().tell({ at: options.now(), ...line }, answers);
  return {
    killed,
    offer: async (message) =>
      (await tell({ message }, [`ack ${message.key}`, `no ${message.key}`])) === `ack ${message.key}`,
    settle: async () => {
      await tell({ settle: true }, ['settled']);
    },
    leave: () => present().leave(),
  };
}

interface Sitting {
  readonly dead: boolean;
  /** Its exit code when it ended without being killed; null otherwise. */
  readonly ended: number | null;
  /** Sends a line and resolves with the answer of these that comes first, null when it never comes. */
  tell(line: object, answers: readonly string[]): Promise<string | null>;
  leave(): Promise<void>;
}

function sitDown({ address, heard, clockError, patience, now }: SeatOptions, killed: Set<number>): Sitting {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, address, heard, `${clockError}`, `${now()}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting = new Map<string, (answer: string | null) => void>();
  const sitting: Sitting & { dead: boolean; ended: number | null } = {
    ...{ dead: false, ended: null },
    tell: (line, answers) =>
      new Promise((resolve) => {
        for (const answer of answers) waiting.set(answer, resolve);
        child.stdin.write(`${JSON.stringify(line)}\n`);
      }),
    leave: async () => {
      child.stdin.end();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
      if (child.exitCode !== 0 && !killed.has(child.pid ?? 0))
        throw new Error(`a process ended with ${child.exitCode}`);
    },
  };
  let left = patience();
  createInterface({ input: child.stdout }).on('line', (answer) => {
    waiting.get(answer)?.(answer);
    waiting.delete(answer);
    if (left-- !== 0) return;
    sitting.dead = true;
    killed.add(child.pid ?? 0);
    child.kill('SIGKILL');
  });
  // What was written to one that is dead by now is simply not answered.
  child.stdin.on('error', () => undefined);
  child.on('close', (code) => {
    sitting.dead = true;
    sitting.ended = code;
    for (const answer of waiting.values()) answer(null);
  });
  return sitting;
}

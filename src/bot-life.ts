/** A bot process that `npm start` keeps going beside the service. */
import { spawn } from 'node:child_process';
import { extname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Log } from './common/log.js';
import { supervise, type Life } from './supervisor.js';

/** Resolves when the last process has ended. */
export function keepBotGoing(channel: string, log: Log): () => Promise<void> {
  return supervise({
    begin: () => beginBot(channel),
    told: (why, again) => log.warn({ channel, why, againIn: again }, 'the bot process ended'),
    pause: (duration, signal) => sleep(duration, undefined, { signal }),
    now: Date.now,
  });
}

/** The same program, run as this one is: from sources or compiled. It ends when this process does, however that ends. */
function beginBot(channel: string): Life {
  const main = fileURLToPath(new URL(`cli/main${extname(import.meta.url)}`, import.meta.url));
  const words = [...process.execArgv, main, 'bot', channel, '--attached'];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
  });
  return { ended, stop: () => void child.kill('SIGTERM') };
}

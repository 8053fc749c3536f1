/** `npm start`: runs the service until it is told to stop. */
import { startApp, type App } from './app.js';
import { keepBotGoing } from './bot-life.js';
import { toAppError } from './common/errors.js';
import { loadConfig } from './config.js';
import { WECHAT } from './wechat-session.js';

const stopping = new AbortController();
let app: App | null = null;
let endBot = (): Promise<void> => Promise.resolve();

function stop(signal: string): void {
  if (stopping.signal.aborted) process.exit(1); // The operator asked twice: what is unfinished is taken up at the next start.
  // Whoever still waits for the store gives up; see below.
  stopping.abort();
  app?.log.info({ signal }, 'stopping');
  // The bot first: what it has under way, the service takes.
  endBot()
    .then(() => app?.stop())
    .then(
      () => process.exit(0),
      (error: unknown) => {
        app?.log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
}

process.on('SIGTERM', () => stop('SIGTERM'));
process.on('SIGINT', () => stop('SIGINT'));
try {
  const config = loadConfig();
  app = await startApp(config, { signal: stopping.signal });
  if (config.channels.includes(WECHAT) && config.wechatyBot.mode === 'process') endBot = keepBotGoing(WECHAT, app.log);
  app.log.info({ port: app.port }, `格子铺 is running: http://localhost:${String(app.port)}/`);
} catch (error) {
  if (stopping.signal.aborted) process.exit(0);
  process.stderr.write(`${toAppError(error).message}\n`);
  process.exit(1);
}

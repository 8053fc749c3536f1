/** `npm start`: runs the service until it is told to stop. */
import { startApp } from './app.js';
import { toAppError } from './common/errors.js';
import { loadConfig } from './config.js';

try {
  const app = await startApp(loadConfig());
  app.log.info({ port: app.port }, `格子铺 is running: http://localhost:${String(app.port)}/`);
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) process.exit(1); // The operator asked twice: what is unfinished is taken up at the next start.
    stopping = true;
    app.log.info({ signal }, 'stopping');
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        app.log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
} catch (error) {
  process.stderr.write(`${toAppError(error).message}\n`);
  process.exit(1);
}

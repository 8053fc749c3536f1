/** The service with an Official Account as its only channel, for the benchmark of webhooks. */
import { startApp } from '../src/app.js';
import { createLog } from '../src/common/log.js';
import { loadConfig } from '../src/config.js';

const { port } = await startApp(loadConfig(), { log: createLog({ level: 'silent' }) });
process.stdout.write(`${String(port)}\n`);

/** The service with an Official Account as its only channel, for the benchmark of webhooks. */
import { startApp } from '../src/app.js';
import { createLog } from '../src/common/log.js';
import { loadConfig } from '../src/config.js';

const settings = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const { port } = await startApp(loadConfig(settings), { log: createLog({ level: 'silent' }) });
process.stdout.write(`${String(port)}\n`);

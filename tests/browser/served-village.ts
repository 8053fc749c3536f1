/** The demo village as `npm start` serves it, at an address that is known before. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp, type App } from '../../src/app.js';
import { createSimulatorClient, type SimulatorClient } from '../../src/cli/simulator-client.js';
import { createLog } from '../../src/common/log.js';
import { loadConfig } from '../../src/config.js';

export interface ServedVillage {
  app: App;
  address: string;
  client: SimulatorClient;
  /** The next thing the bot says that fits. Begin to wait before what makes it say so. */
  hears(wanted: RegExp): Promise<string>;
  /** Says something, and resolves with the next thing the bot says after it that fits. */
  answer(line: { as: string; in?: string; text: string }, wanted: RegExp): Promise<string>;
  close(): Promise<void>;
}

export async function serveVillage(): Promise<ServedVillage> {
  const folder = mkdtempSync(join(tmpdir(), 'gezipu-page-'));
  const port = String(await freePort());
  const address = `http://127.0.0.1:${port}`;
  const settings = {
    PORT: port,
    PUBLIC_URL: address,
    STORE: `sqlite:${join(folder, 'app.sqlite')}`,
    LOG_LEVEL: 'silent',
  };
  const app = await startApp(loadConfig(settings), { log: createLog({ level: 'silent' }) });
  const client = createSimulatorClient(address, null);
  return {
    ...{ app, address, client },
    hears: (wanted) => hear(client, wanted),
    answer: async (line, wanted) => {
      const { seq } = await client.say(line);
      return hear(client, wanted, seq);
    },
    close: async () => {
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function hear(client: SimulatorClient, wanted: RegExp, after = 0): Promise<string> {
  const listening = new AbortController();
  try {
    for await (const { seq, sender, text } of client.messages(listening.signal))
      if (seq > after && sender === null && wanted.test(text)) return text;
    throw new Error('the simulator has gone');
  } finally {
    listening.abort();
  }
}

/** PUBLIC_URL must name the port before the service listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

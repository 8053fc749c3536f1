/** The bare minimum to compare with: Express that writes one row per request, synchronous=FULL, and nothing else. */
import express from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { openDatabase } from '../src/storage/sqlite/open-database.js';

const database = openDatabase(process.argv[2] ?? ':memory:');
database.exec('CREATE TABLE message (key TEXT PRIMARY KEY, body TEXT NOT NULL)');
const insert = database.prepare('INSERT INTO message VALUES (?, ?)');
const app = express();
app.use(express.text({ type: () => true }));
app.post('/messages', (request, response) => {
  const body = request.body as string;
  const { key } = JSON.parse(body) as { key: string };
  insert.run(key, body);
  response.json({ ok: true });
});
app.get('/idle', (_request, response) => void response.json({ handled: true }));
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
process.stdout.write(`${String((server.address() as AddressInfo).port)}\n`);

/** The built service at rest, without wechaty: how soon it is ready, and how much memory it holds. Needs `npm run build`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PORT = '18099';
const folder = mkdtempSync(join(tmpdir(), 'gezipu-rest-'));
const began = performance.now();
const child = spawn(process.execPath, ['dist/src/main.js'], {
  env: {
    PATH: '/usr/bin:/bin',
    PORT,
    CHANNELS: 'none',
    STORE: `sqlite:${join(folder, 'rest.sqlite')}`,
    LOG_LEVEL: 'warn',
  },
  stdio: 'inherit',
});
try {
  let ready = false;
  while (!ready && child.exitCode === null && performance.now() - began < 30_000) {
    ready = await fetch(`http://127.0.0.1:${PORT}/readyz`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (!ready) await pause(20);
  }
  const seconds = (performance.now() - began) / 1000;
  await pause(5_000);
  const resident = /VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${String(child.pid)}/status`, 'utf8'))?.[1];
  process.stdout.write(
    `ready after ${seconds.toFixed(2)} s; ${(Number(resident) / 1024).toFixed(0)} MB resident at rest\n`,
  );
} finally {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
  rmSync(folder, { recursive: true, force: true });
}

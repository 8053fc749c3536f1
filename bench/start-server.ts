/** Starts one of the benchmark's servers as a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface BenchServer {
  url: string;
  /** Path that answers when everything received has been worked on. */
  idle: string;
  pid: number;
  stop(): void;
}

/** Resolves when the program has printed its port. */
export async function startServer(program: string, args: readonly string[], idle: string): Promise<BenchServer> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => [''])])) as [
    Buffer | string,
  ];
  const port = Number(String(line).trim());
  if (!(port > 0)) throw new Error(`${program} did not start`);
  return { url: `http://127.0.0.1:${String(port)}`, idle, pid: child.pid ?? 0, stop: () => child.kill('SIGKILL') };
}

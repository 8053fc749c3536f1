import { Worker } from 'node:worker_threads';

/**
 * Starts a program of this folder as a thread: compiled, or in development and in tests as TypeScript. Node 20 does not
 * hand a loader on to threads, so one of TypeScript first has to load it.
 */
export function startThread(program: URL): Worker {
  return program.pathname.endsWith('.ts')
    ? new Worker(loadingTypeScript(program), { eval: true })
    : new Worker(program);
}

function loadingTypeScript(program: URL): string {
  const loader = import.meta.resolve('tsx/esm/api');
  return `import('${loader}').then(({ register }) => { register(); return import('${program.href}'); });`;
}

/** A model of speech in a process of its own. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { RecognizerConfig } from 'sherpa-onnx-node';
import type { Pcm } from '../ports/audio.js';
import type { FromModel } from './sherpa-process.js';

export interface Engine {
  /** One recording at a time. Rejects with the reason when the model fails, its process ends, or `signal` does not wait. */
  ask(pcm: Pcm, signal?: AbortSignal): Promise<Heard>;
  /** True once there is nobody to ask. */
  ended(): boolean;
  end(): Promise<void>;
}

export interface Heard {
  text: string;
  /** A token such as "<|zh|>" of models that tell, otherwise "". */
  lang: string;
}

/** Characters that are kept of what a process prints. */
const MOST_WORDS = 2_000;

/** Resolves when the model is loaded, which takes seconds; rejects with the reason when it cannot be. */
export async function startEngine(config: RecognizerConfig): Promise<Engine> {
  const child = startProcess(config);
  const lastWords = listenTo(child);
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const engine: Engine = {
    async ask(pcm, signal) {
      const answer = answerOf(child, lastWords, signal);
      child.send(pcm);
      const message = await answer;
      return 'text' in message ? message : { text: '', lang: '' };
    },
    ended,
    async end() {
      if (ended()) return;
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
  try {
    await answerOf(child, lastWords);
  } catch (error) {
    await engine.end();
    throw error;
  }
  return engine;
}

/** Compiled, or in development and in tests as TypeScript, which Node 20 must be told how to load. */
function startProcess(config: RecognizerConfig): ChildProcess {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const program = fileURLToPath(new URL(`./sherpa-process.${extension}`, import.meta.url));
  return fork(program, [JSON.stringify(config)], {
    execArgv: extension === 'ts' ? ['--import', import.meta.resolve('tsx')] : [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/** The runtime says what is wrong with a model only there, before it ends the process. */
function listenTo(child: ChildProcess): () => string {
  let last = '';
  child.stderr?.on('data', (printed: Buffer) => {
    last = `${last}${printed.toString()}`.slice(-MOST_WORDS);
  });
  // Whatever is wrong with the process, it ends, and that is noticed.
  child.on('error', () => undefined);
  return () => last.trim().split('\n').at(-1) ?? '';
}

async function answerOf(child: ChildProcess, lastWords: () => string, signal?: AbortSignal): Promise<FromModel> {
  const answered = new AbortController();
  const options = { signal: signal === undefined ? answered.signal : AbortSignal.any([answered.signal, signal]) };
  const end = once(child, 'close', options).then(() => Promise.reject(new Error(lastWords() || 'the process ended')));
  const message = once(child, 'message', options).then(([first]) => first as FromModel);
  try {
    const found = await Promise.race([message, end]);
    if ('failed' in found) throw new Error(found.failed);
    return found;
  } finally {
    answered.abort();
  }
}

/** A secret that an operator types or hands over in a pipe: it stands neither on the screen nor among the commands. */
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { AppError } from '../common/errors.js';

/** One line. On a terminal it is asked for twice; errors: `bad_request` when the two differ, or nothing was typed. */
export async function typedSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) return ((await text(process.stdin)).split(/\r?\n/u)[0] ?? '').trim();
  const [first, second] = await unseen([`${question}: `, `${question}, again: `]);
  if (first !== second) throw new AppError('bad_request', 'the two are not the same');
  return first ?? '';
}

/** A line for each question. Errors: `bad_request` when it is broken off, by Ctrl-C or Ctrl-D. */
function unseen(questions: readonly string[]): Promise<string[]> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  // First of all: from now on the terminal itself shows nothing either.
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    process.stderr.write(questions[0] ?? '');
    terminal.on('line', (line) => {
      process.stderr.write(`\n${questions[lines.push(line)] ?? ''}`);
      if (lines.length < questions.length) return;
      resolve(lines);
      terminal.close();
    });
    terminal.once('close', () => reject(new AppError('bad_request', 'it was broken off')));
  });
}

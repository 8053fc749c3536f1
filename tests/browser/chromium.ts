/** A real browser where there is one. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PATH = '/usr/bin/chromium';

export const HAS_CHROMIUM = existsSync(PATH);

/** Says in one line that the tests of a file did not run. */
export function sayNotRun(what: string): void {
  if (!HAS_CHROMIUM) process.stderr.write(`${what} did not run in a real browser: there is no ${PATH}\n`);
}

/** With a microphone that beeps. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: PATH,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  });
}

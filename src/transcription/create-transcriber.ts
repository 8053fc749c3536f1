/** The recognisers that an operator chose, as one. */
import type { Config } from '../config.js';
import type { TranscriberChoice } from '../config/speech.js';
import { SECOND } from '../domain/time.js';
import type { Decode } from '../ports/audio.js';
import type { Transcriber } from '../ports/transcriber.js';
import { createChain } from './chain.js';
import { readGoogleKey } from './google-key.js';
import { openGoogle } from './google.js';
import { openSherpa } from './sherpa.js';
import { openTencent } from './tencent.js';

export interface TranscriberOptions {
  decode: Decode;
  /** Told of every failure, and no word of what was said. */
  trouble(what: string, error: unknown): void;
}

type Chosen = Pick<Config, 'transcribers' | 'speechLanguages'>;

/** A voice message is a minute at most: who needs half as long to hear it cannot keep up with a village. */
const PATIENCE = 30 * SECOND;

/**
 * Null when none was chosen: recordings are then for people to listen to. Throws AppError `config_invalid` when one that was
 * chosen cannot be used as it is set up; servers are not asked for that, but models are loaded, which takes seconds.
 */
export async function createTranscriber(config: Chosen, options: TranscriberOptions): Promise<Transcriber | null> {
  const opened: Transcriber[] = [];
  try {
    for (const choice of config.transcribers) opened.push(await open(choice, config.speechLanguages, options.decode));
  } catch (error) {
    await Promise.all(opened.map((transcriber) => transcriber.close()));
    throw error;
  }
  return opened.length === 0 ? null : createChain(opened, { patience: PATIENCE, trouble: options.trouble });
}

async function open(choice: TranscriberChoice, languages: readonly string[], decode: Decode): Promise<Transcriber> {
  switch (choice.name) {
    case 'google':
      return openGoogle({ key: await readGoogleKey(choice.keyFile), languages, decode, patience: PATIENCE });
    case 'sherpa':
      return openSherpa({ modelDir: choice.modelDir, languages, decode });
    case 'tencent':
      return openTencent({ ...choice, patience: PATIENCE });
  }
}

/** Recognition on this machine, with a model that the operator provides: nothing leaves the house. */
import { AppError } from '../common/errors.js';
import type { Decode } from '../ports/audio.js';
import { TranscriberError, type Transcriber } from '../ports/transcriber.js';
import { heard, messageOf, samplesOf } from './heard.js';
import { startEngine, type Engine } from './sherpa-engine.js';
import { findModel } from './sherpa-model.js';

export interface SherpaOptions {
  modelDir: string;
  /** BCP-47; a model that can be told is told, when it is only one. */
  languages: readonly string[];
  decode: Decode;
}

const NAME = 'sherpa';

/**
 * Loads the model. Throws AppError `config_invalid` when there is none, or one that cannot be used. It hears one recording
 * after the other; when its process dies, the next recording finds a new one. Hints are not used.
 */
export async function openSherpa({ modelDir, languages, decode }: SherpaOptions): Promise<Transcriber> {
  const model = await findModel(modelDir, languages);
  let engine: Engine = await startEngine(model).catch((error: unknown) => {
    throw unusable(modelDir, error);
  });
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    name: NAME,
    leavesCountry: false,
    async transcribe(audio, _, signal) {
      const pcm = await samplesOf(audio, decode);
      return inTurn(async () => {
        if (closed || signal?.aborted === true)
          throw new TranscriberError('unavailable', 'sherpa: its turn did not come in time');
        try {
          if (engine.ended()) engine = await startEngine(model);
          const { text, lang } = await engine.ask(pcm, signal);
          return heard({ text, confidence: null, language: /[a-z]+/.exec(lang)?.[0] ?? null, by: NAME });
        } catch (error) {
          // It may still be at work on what nobody waits for.
          await engine.end();
          throw new TranscriberError('unavailable', `sherpa: ${messageOf(error)}`, { cause: error });
        }
      });
    },
    async close() {
      closed = true;
      await engine.end();
      // Another may just have been started for whoever's turn it is.
      await inTurn(() => engine.end());
    },
  };
}

function unusable(modelDir: string, error: unknown): AppError {
  const detail = `SHERPA_MODEL_DIR=${modelDir} holds a model that cannot be used: ${messageOf(error)}`;
  return new AppError('config_invalid', detail, { cause: error });
}

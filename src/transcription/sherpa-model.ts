/** Which kind of model lies in a folder, told by its files; the names are those of the models that sherpa-onnx publishes. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecognizerConfig } from 'sherpa-onnx-node';
import { AppError } from '../common/errors.js';
import { primaryLanguage } from './heard.js';

const THREADS = 2;
/** Those of SenseVoice; of other languages, and of several at once, it is asked to find out itself. */
const SENSE_VOICE_LANGUAGES = ['zh', 'yue', 'en', 'ja', 'ko'];

/** Throws AppError `config_invalid` that says what is missing in the folder. Reads no model. */
export async function findModel(folder: string, languages: readonly string[]): Promise<RecognizerConfig> {
  const files = await readdir(folder).catch(() => wrong(folder, 'is no folder that can be read'));
  const tokens = join(folder, 'tokens.txt');
  const written = await readFile(tokens, 'utf8').catch(() => wrong(folder, 'has no tokens.txt'));
  const path = (part: string): string | null => smallest(folder, files, part);
  const kind =
    kindOf({ path, written, languages }) ?? wrong(folder, 'has neither model*.onnx nor encoder, decoder and joiner');
  return {
    featConfig: { sampleRate: 16_000, featureDim: 80 },
    modelConfig: { ...kind, tokens, numThreads: THREADS },
  };
}

interface Contents {
  /** The model file whose name begins so. */
  path: (part: string) => string | null;
  /** What stands in tokens.txt. */
  written: string;
  languages: readonly string[];
}

/** Three kinds keep everything in one file of the same name; they differ in the tokens that only they have. */
function kindOf({ path, written, languages }: Contents): Partial<RecognizerConfig['modelConfig']> | null {
  const [encoder, decoder, joiner] = [path('encoder'), path('decoder'), path('joiner')];
  if (encoder !== null && decoder !== null && joiner !== null) return { transducer: { encoder, decoder, joiner } };
  const model = path('model');
  if (model === null) return null;
  if (written.includes('<|zh|>'))
    return { senseVoice: { model, language: senseVoiceLanguage(languages), useInverseTextNormalization: 1 } };
  return written.includes('<blk>') ? { zipformerCtc: { model } } : { paraformer: { model } };
}

/** The one with 8-bit weights where there are two: a quarter of the memory, and quicker. */
function smallest(folder: string, files: readonly string[], part: string): string | null {
  const fitting = files.filter((file) => file.startsWith(part) && file.endsWith('.onnx'));
  const file = fitting.find((each) => each.endsWith('.int8.onnx')) ?? fitting[0];
  return file === undefined ? null : join(folder, file);
}

function senseVoiceLanguage(languages: readonly string[]): string {
  const [only = '', ...others] = new Set(languages.map(primaryLanguage));
  return others.length === 0 && SENSE_VOICE_LANGUAGES.includes(only) ? only : 'auto';
}

function wrong(folder: string, what: string): never {
  throw new AppError(
    'config_invalid',
    `SHERPA_MODEL_DIR=${folder} ${what}; docs/voice.md says which models can be used`,
  );
}

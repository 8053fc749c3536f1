/** Which recognisers of speech are asked, each with what it needs, and what an operator must have said before one is. */
import type { z } from 'zod';
import { environmentSchema, type EnvironmentVariable, type TranscriberName } from './schema.js';

export type TranscriberChoice =
  | { name: 'google'; keyFile: string }
  | { name: 'sherpa'; modelDir: string }
  | { name: 'tencent'; secretId: string; secretKey: string; engine: string };

const NEEDS: Record<TranscriberName, readonly EnvironmentVariable[]> = {
  google: ['GOOGLE_APPLICATION_CREDENTIALS'],
  sherpa: ['SHERPA_MODEL_DIR'],
  tencent: ['TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY'],
};

const LEAVES_CHINA =
  'VOICE_MAY_LEAVE_CHINA must be yes, because TRANSCRIBERS names google, and what is sent there leaves China: for ' +
  "recordings of people's voices that is an export of personal information (PIPL, articles 36 to 40), which you must be " +
  'allowed to make; docs/voice.md says more';

/** Takes the variables as they were written, so that it can be told together with other mistakes. */
export function missingForSpeech(env: Readonly<Record<string, string | undefined>>): string[] {
  const { data: chosen = [] } = environmentSchema.shape.TRANSCRIBERS.safeParse(env['TRANSCRIBERS']);
  const missing = chosen.flatMap((name) =>
    NEEDS[name]
      .filter((variable) => env[variable] === undefined)
      .map(
        (variable) => `${variable} must be set, because TRANSCRIBERS names ${name}; docs/voice.md says how to get it`,
      ),
  );
  const allowed = env['VOICE_MAY_LEAVE_CHINA'] === 'yes' || !chosen.includes('google');
  return allowed ? missing : [...missing, LEAVES_CHINA];
}

/** Expects that nothing is missing. */
export function chosenTranscribers(env: z.output<typeof environmentSchema>): TranscriberChoice[] {
  return [...new Set(env.TRANSCRIBERS)].map((name) => {
    switch (name) {
      case 'google':
        return { name, keyFile: env.GOOGLE_APPLICATION_CREDENTIALS ?? '' };
      case 'sherpa':
        return { name, modelDir: env.SHERPA_MODEL_DIR ?? '' };
      case 'tencent':
        return {
          name,
          secretId: env.TENCENT_SECRET_ID ?? '',
          secretKey: env.TENCENT_SECRET_KEY ?? '',
          engine: env.TENCENT_ASR_ENGINE,
        };
    }
  });
}

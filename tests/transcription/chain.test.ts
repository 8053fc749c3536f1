/** Several recognisers as one, while one or all of them are away. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { MINUTE, SECOND } from '../../src/domain/time.js';
import type { Audio } from '../../src/ports/audio.js';
import {
  TranscriberError,
  type Transcriber,
  type TranscriberErrorKind,
  type Transcript,
} from '../../src/ports/transcriber.js';
import { createChain } from '../../src/transcription/chain.js';

const PATIENCE = 30 * SECOND;
const audio: Audio = { bytes: new Uint8Array(1), format: 'silk', sampleRate: 16_000, duration: 1_000 };
const hints = { phrases: ['尚霸组'], languages: [] };

/** One that does as it is told, and counts how often it was asked. */
interface Scripted extends Transcriber {
  does: 'answer' | 'hang' | Error;
  asked: number;
  closed: boolean;
}

function scripted(name: string, does: Scripted['does'] = 'answer', leavesCountry = false): Scripted {
  const transcriber: Scripted = {
    ...{ name, leavesCountry, does, asked: 0, closed: false },
    transcribe: (heard, given) => {
      transcriber.asked += 1;
      if (heard !== audio || given !== hints) return Promise.reject(new Error('asked about something else'));
      if (transcriber.does === 'hang') return new Promise<Transcript>(() => undefined);
      if (transcriber.does !== 'answer') return Promise.reject(transcriber.does);
      return Promise.resolve({ text: '水管爆了', confidence: null, language: null, by: name });
    },
    close: async () => {
      transcriber.closed = true;
    },
  };
  return transcriber;
}

const failing = (kind: TranscriberErrorKind): TranscriberError => new TranscriberError(kind, `no: ${kind}`);

let troubles: string[];
beforeEach(() => {
  jest.useFakeTimers();
  troubles = [];
});
afterEach(() => {
  jest.useRealTimers();
});

const chain = (...transcribers: Scripted[]): Transcriber =>
  createChain(transcribers, {
    patience: PATIENCE,
    trouble: (what, error) => troubles.push(`${what}: ${(error as Error).message}`),
  });
/** What comes of it once its time has passed: who answered, or the error. */
async function outcome(of: Transcriber, after = 0): Promise<string | TranscriberError> {
  const result = of.transcribe(audio, hints).then(
    ({ by }) => by,
    (error: unknown) => error as TranscriberError,
  );
  await jest.advanceTimersByTimeAsync(after);
  return result;
}

describe('in the order given', () => {
  test('the first answers, and the others are not asked', async () => {
    const [first, second] = [scripted('first'), scripted('second')];
    expect(await outcome(chain(first, second))).toBe('first');
    expect(second.asked).toBe(0);
    expect(troubles).toEqual([]);
  });

  test.each<[string, TranscriberErrorKind]>([
    ['is away', 'unavailable'],
    ['does not take our key', 'unauthorised'],
    ['does not take the recording', 'refused'],
    ['cannot take the format', 'unsupported'],
  ])('the next is asked when one %s, and the operator hears of it', async (_, kind) => {
    expect(await outcome(chain(scripted('first', failing(kind)), scripted('second')))).toBe('second');
    expect(troubles).toEqual([`transcriber first: no: ${kind}`]);
  });

  test('the next is asked when one lets its time pass', async () => {
    const both = chain(scripted('first', 'hang'), scripted('second'));
    expect(await outcome(both, PATIENCE)).toBe('second');
    expect(troubles).toEqual(['transcriber first: first: took too long']);
  });

  test('each has its own time', async () => {
    const three = chain(scripted('first', 'hang'), scripted('second', 'hang'), scripted('third'));
    expect(await outcome(three, 2 * PATIENCE)).toBe('third');
  });
});

describe('when nobody answers', () => {
  test.each<[TranscriberErrorKind[], TranscriberErrorKind, boolean]>([
    [['unavailable', 'unavailable'], 'unavailable', true],
    [['unavailable', 'unsupported'], 'unavailable', true],
    [['refused', 'unavailable'], 'unavailable', true],
    [['unauthorised', 'refused'], 'refused', false],
    [['unauthorised', 'unauthorised'], 'unauthorised', false],
  ])('%j is %s, and whether to try again later: %s', async (kinds, kind, retry) => {
    const error = await outcome(chain(...kinds.map((each, at) => scripted(`${at}`, failing(each)))));
    expect(error).toBeInstanceOf(TranscriberError);
    expect(error).toMatchObject({ kind, retry, message: kinds.map((each) => `no: ${each}`).join('; ') });
  });

  test('what nobody foresaw is an outage too', async () => {
    expect(await outcome(chain(scripted('first', new TypeError('x'))))).toMatchObject({
      ...{ kind: 'unavailable', message: 'first: failed' },
    });
  });
});

describe('one that keeps failing', () => {
  test.each<TranscriberErrorKind>(['unavailable', 'unauthorised'])(
    'with %s is left alone after three times, without another word to the operator',
    async (kind) => {
      const [first, second] = [scripted('first', failing(kind)), scripted('second')];
      const both = chain(first, second);
      for (let times = 0; times < 5; times += 1) expect(await outcome(both)).toBe('second');
      expect(first.asked).toBe(3);
      expect(troubles).toHaveLength(3);
    },
  );

  test('is still what it was while it is left alone', async () => {
    const only = chain(scripted('only', failing('unauthorised')));
    for (let times = 0; times < 4; times += 1)
      expect(await outcome(only)).toMatchObject({ kind: 'unauthorised', retry: false });
  });

  test('is asked again after a minute, and believed when it is back', async () => {
    const [first, second] = [scripted('first', failing('unavailable')), scripted('second')];
    const both = chain(first, second);
    for (let times = 0; times < 3; times += 1) await outcome(both);
    first.does = 'answer';
    expect(await outcome(both, MINUTE - SECOND)).toBe('second');
    await jest.advanceTimersByTimeAsync(SECOND);
    expect(await outcome(both)).toBe('first');
    expect(await outcome(both)).toBe('first');
  });

  test('is asked once a minute as long as it stays away', async () => {
    const [first, second] = [scripted('first', failing('unavailable')), scripted('second')];
    const both = chain(first, second);
    for (let times = 0; times < 3; times += 1) await outcome(both);
    await jest.advanceTimersByTimeAsync(MINUTE);
    for (let times = 0; times < 3; times += 1) await outcome(both);
    expect(first.asked).toBe(4);
  });

  test('is not meant when only recordings were at fault', async () => {
    const first = scripted('first', failing('refused'));
    const both = chain(first, scripted('second'));
    for (let times = 0; times < 5; times += 1) await outcome(both);
    expect(first.asked).toBe(5);
  });
});

test('it takes voices abroad if one of them does', () => {
  expect(chain(scripted('here'), scripted('there', 'answer', true)).leavesCountry).toBe(true);
  expect(chain(scripted('here'), scripted('here too')).leavesCountry).toBe(false);
});

test('all are closed with it', async () => {
  const both = [scripted('first'), scripted('second')];
  await chain(...both).close();
  expect(both.map(({ closed }) => closed)).toEqual([true, true]);
});

/**
 * The process in which a model runs. The runtime ends its process when a model is not of the kind it was taken for: that
 * must not be the service's.
 */
import sherpa, { type RecognizerConfig } from 'sherpa-onnx-node';
import type { Pcm } from '../ports/audio.js';

export type FromModel = { ready: true } | { failed: string } | { text: string; lang: string };

const config = JSON.parse(process.argv[2] ?? '') as RecognizerConfig;

process.on('disconnect', () => process.exit());
try {
  const recognizer = await sherpa.OfflineRecognizer.createAsync(config);
  process.on('message', (pcm: Pcm) => {
    const stream = recognizer.createStream();
    stream.acceptWaveform({ ...pcm, samples: Float32Array.from(pcm.samples, (sample) => sample / 32_768) });
    recognizer.decodeAsync(stream).then(({ text, lang }) => tell({ text, lang }), tellFailure);
  });
  tell({ ready: true });
} catch (error) {
  tellFailure(error);
}

function tell(message: FromModel): void {
  process.send?.(message);
}

function tellFailure(error: unknown): void {
  tell({ failed: error instanceof Error ? error.message : String(error) });
}

import type { Pcm } from '../ports/audio.js';

const HEADER = 44;

/** A WAV file, 16 bit and one channel, which every browser plays. */
export function encodeWav({ samples, sampleRate }: Pcm): Uint8Array {
  const wav = Buffer.alloc(HEADER + samples.length * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // plain samples
  wav.writeUInt16LE(1, 22); // one channel
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples.length * 2, 40);
  // In memory they lie as WAV wants them: Node's processors put the lower byte first.
  wav.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), HEADER);
  return wav;
}

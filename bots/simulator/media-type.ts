import type { Media } from '../../src/ports/channel.js';

interface MediaType {
  kind: Media['kind'];
  /** What a browser is told; only types that run no script. */
  mime: string;
}

const OTHER: MediaType = { kind: 'file', mime: 'application/octet-stream' };

const BY_ENDING: Readonly<Record<string, MediaType>> = {
  jpg: { kind: 'image', mime: 'image/jpeg' },
  jpeg: { kind: 'image', mime: 'image/jpeg' },
  png: { kind: 'image', mime: 'image/png' },
  gif: { kind: 'image', mime: 'image/gif' },
  webp: { kind: 'image', mime: 'image/webp' },
  mp3: { kind: 'voice', mime: 'audio/mpeg' },
  wav: { kind: 'voice', mime: 'audio/wav' },
  m4a: { kind: 'voice', mime: 'audio/mp4' },
  ogg: { kind: 'voice', mime: 'audio/ogg' },
  webm: { kind: 'voice', mime: 'audio/webm' },
  // WeChat's own voice formats: the service reads them, browsers do not.
  amr: { kind: 'voice', mime: 'audio/amr' },
  sil: { kind: 'voice', mime: 'audio/silk' },
  silk: { kind: 'voice', mime: 'audio/silk' },
  mp4: { kind: 'video', mime: 'video/mp4' },
};

/** What a file is, by the ending of its name. */
export function mediaType(name: string): MediaType {
  const ending = /\.([a-z0-9]+)$/.exec(name.toLowerCase())?.[1];
  return (ending === undefined ? undefined : BY_ENDING[ending]) ?? OTHER;
}

/** Which pictures and films a browser is shown: by their first bytes, and only kinds that run no script. */

type Sign = readonly [at: number, bytes: string];

const TYPES: readonly (readonly [type: string, ...signs: Sign[]])[] = [
  ['image/jpeg', [0, '\xff\xd8\xff']],
  ['image/png', [0, '\x89PNG\r\n\x1a\n']],
  ['image/gif', [0, 'GIF8']],
  ['image/webp', [0, 'RIFF'], [8, 'WEBP']],
  ['video/mp4', [4, 'ftyp']],
];

/** Null for everything else, whatever its name says. */
export function shownType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const found = TYPES.find(([, ...signs]) => signs.every(([at, sign]) => head.startsWith(sign, at)));
  return found?.[0] ?? null;
}

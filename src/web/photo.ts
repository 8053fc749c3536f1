/** Photos of strangers, made harmless: small, without what they tell of the phone and the place. */
const LONGEST_SIDE = 1600;
/** A picture of a few bytes may unfold into more than memory holds. */
const MOST_PIXELS = 120_000_000;

const SIGNS: readonly (readonly [at: number, bytes: string])[] = [
  [0, '\xff\xd8\xff'],
  [0, '\x89PNG\r\n\x1a\n'],
  [8, 'WEBP'],
  [4, 'ftypavif'],
];

/** A JPEG. */
export interface Photo {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** Without metadata, with no side longer than `longest` pixels; null for what is no photo or cannot be read. */
export async function harmlessPhoto(bytes: Uint8Array, longest = LONGEST_SIDE): Promise<Photo | null> {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  // By its first bytes: drawings may load other files while they are read.
  if (!SIGNS.some(([at, sign]) => head.startsWith(sign, at))) return null;
  try {
    const { default: sharp } = await import('sharp');
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .rotate()
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 78 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    return null;
  }
}

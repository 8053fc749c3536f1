/** How contents lie in the store: AES-256-GCM, bound to the id under which they lie. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { AppError } from '../common/errors.js';
import type { MediaKey, MediaKeys } from './media-keys.js';

export interface Sealed {
  /** Which key opens it. */
  key: string;
  /** All base64: nonce, tag and contents. */
  nonce: string;
  tag: string;
  sealed: string;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
/** 128 bits: two contents never meet, and links stay short. */
const ID_BYTES = 16;

/**
 * Named by the message that brought it and by its contents: offered twice it is one, and a picture that two people send
 * is two, each with its own case. Without the key the id tells nothing of the contents.
 */
export function mediaId({ name }: MediaKey, message: string, bytes: Uint8Array): string {
  const hash = createHmac('sha256', name).update(`${message}\n`).update(bytes).digest().subarray(0, ID_BYTES);
  const hex = hash.toString('hex');
  return `m/${hex.slice(0, 2)}/${hex}`;
}

export function seal({ id: key, seal: secret }: MediaKey, id: string, bytes: Uint8Array): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, secret, nonce).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]).toString('base64');
  return { key, nonce: nonce.toString('base64'), tag: cipher.getAuthTag().toString('base64'), sealed };
}

/** Throws AppError: `media_key_missing`, or `store_corrupt` when it is not what was sealed under this id. */
export function unseal(keys: MediaKeys, id: string, { key, nonce, tag, sealed }: Sealed): Buffer {
  const known = keys.all.find((one) => one.id === key);
  if (known === undefined) throw new AppError('media_key_missing', `${id} was sealed with the key ${key}`);
  try {
    const decipher = createDecipheriv(CIPHER, known.seal, Buffer.from(nonce, 'base64'))
      .setAAD(Buffer.from(id))
      .setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]);
  } catch (cause) {
    throw new AppError('store_corrupt', `${id} is not what was stored`, { cause });
  }
}

/**
 * The envelope in which Official Accounts and WeCom wrap what they say to us: AES-256-CBC inside, a SHA-1 signature over
 * token, time, nonce and contents outside. @wecom/crypto does the arithmetic; what it does not check is checked here.
 */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { MINUTE, SECOND, type Instant } from '../../src/domain/time.js';

export interface EnvelopeKeys {
  token: string;
  /** 43 letters and digits, as the platform shows it. */
  aesKey: string;
  /** Whom messages are for and from: the appid of an Official Account, the corpid of WeCom. */
  receiver: string;
}

export interface Envelope {
  /**
   * The contents, or null for whatever is not from the platform, not for us, or older or newer than five minutes. The
   * signature in `msg_signature` covers the contents, so a request that is sent again is the same message again.
   */
  open(query: URLSearchParams, encrypted: string, now: Instant): string | null;
  /** An answer in the platform's XML, signed and encrypted. */
  seal(text: string, now: Instant): string;
}

/** Clocks differ and platforms repeat within seconds; what is older was recorded by somebody. */
const WINDOW = 5 * MINUTE;

/** Throws a RangeError when `aesKey` is none. */
export function createEnvelope({ token, aesKey, receiver }: EnvelopeKeys): Envelope {
  if (!/^[A-Za-z0-9+/]{43}$/u.test(aesKey)) throw new RangeError('an EncodingAESKey has 43 letters and digits');
  return {
    open(query, encrypted, now) {
      // Before anything is decrypted: how a forged text fails to decrypt must tell nobody anything.
      if (!isSigned(token, query, { name: 'msg_signature', encrypted, now })) return null;
      const opened = tryDecrypt(aesKey, encrypted);
      return opened !== null && isSame(opened.id, receiver) ? opened.message : null;
    },
    seal(text, now) {
      const encrypted = encrypt(aesKey, text, receiver);
      const timestamp = String(Math.floor(now / SECOND));
      const nonce = String(randomInt(2 ** 31));
      const signature = getSignature(token, timestamp, nonce, encrypted);
      return (
        `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature>` +
        `<TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`
      );
    },
  };
}

export interface Signed {
  /** The query's field that holds the signature. */
  name: 'signature' | 'msg_signature';
  /** What is signed besides token, timestamp and nonce; "" for `signature`. */
  encrypted: string;
  now: Instant;
}

/** True when the query's signature was made with our token, within five minutes of `now`. Compares in constant time. */
export function isSigned(token: string, query: URLSearchParams, { name, encrypted, now }: Signed): boolean {
  const [signature, timestamp, nonce] = [query.get(name), query.get('timestamp'), query.get('nonce')];
  if (signature === null || timestamp === null || nonce === null) return false;
  if (!/^\d{1,12}$/u.test(timestamp) || Math.abs(now - Number(timestamp) * SECOND) > WINDOW) return false;
  return isSame(signature, getSignature(token, timestamp, nonce, encrypted));
}

/** The library takes what is no whole row of blocks, and contents shorter than they say, by throwing. */
function tryDecrypt(aesKey: string, encrypted: string): { message: string; id: string } | null {
  try {
    return decrypt(aesKey, encrypted);
  } catch {
    return null;
  }
}

/** Hashed first, so that texts of any length take the same time. */
function isSame(a: string, b: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

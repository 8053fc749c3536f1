/** How large a workbook is when it is unpacked, found without ever holding more than is allowed. */
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;

/** True when all its entries together are no larger than `most` bytes. What a file says of itself is not believed. */
export function unpacksWithin(bytes: Uint8Array, most: number): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    let left = most;
    for (const entry of entriesOf(file)) left -= sizeOf(file, entry, left);
    return left >= 0;
  } catch {
    // No archive, a broken one, or an entry that goes on and on.
    return false;
  }
}

interface Entry {
  method: number;
  packed: number;
  at: number;
}

function entriesOf(file: Buffer): Entry[] {
  let end = file.length - END_LENGTH;
  while (end >= Math.max(0, file.length - END_LENGTH - LONGEST_COMMENT) && file.readUInt32LE(end) !== END) end--;
  const count = file.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  for (let at = file.readUInt32LE(end + 16); entries.length < count;) {
    if (file.readUInt32LE(at) !== ENTRY) throw new RangeError('no entry');
    entries.push({
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      at: file.readUInt32LE(at + 42),
    });
    at += ENTRY_LENGTH + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** Throws a RangeError beyond `most`. */
function sizeOf(file: Buffer, { method, packed, at }: Entry, most: number): number {
  if (method === STORED) return packed;
  const from = at + LOCAL_LENGTH + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  return inflateRawSync(file.subarray(from, from + packed), { maxOutputLength: Math.max(1, most) }).length;
}

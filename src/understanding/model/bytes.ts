/** Arrays of numbers one after the other, without gaps. Numbers lie as in memory: lowest byte first on every common machine. */

export function joinArrays(arrays: readonly ArrayBufferView[]): Buffer {
  return Buffer.concat(arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)));
}

/** Reads from front to back. */
export class ByteReader {
  private readonly from: Buffer;
  private at = 0;

  constructor(from: Buffer) {
    this.from = from;
  }

  /** The text up to the next end of line. */
  line(): string {
    const end = this.from.indexOf('\n', this.at);
    const text = this.from.toString('utf8', this.at, end);
    this.at = end + 1;
    return text;
  }

  /** A copy of the next so many bytes, laid out so that numbers of any width can be seen in it. Throws RangeError at the end. */
  bytes(count: number): ArrayBuffer {
    if (this.at + count > this.from.length) throw new RangeError('too short');
    const copy = new Uint8Array(this.from.subarray(this.at, this.at + count));
    this.at += count;
    return copy.buffer;
  }
}

/** Features as numbers: what kind it is and its values, hashed together. */

/** Features are numbers below this; now and then two share one. */
export const FEATURES = 2 ** 18;

/** A list that grows and is used again and again, so that reading a text makes no garbage. */
export class FeatureList {
  values = new Int32Array(256);
  size = 0;

  add(kind: number, a: number, b = 0, c = 0): void {
    if (this.size === this.values.length) this.grow();
    this.values[this.size++] = mix(kind, a, b, c);
  }

  clear(): void {
    this.size = 0;
  }

  private grow(): void {
    const larger = new Int32Array(this.values.length * 2);
    larger.set(this.values);
    this.values = larger;
  }
}

/** Rounds of multiplying and shifting (as murmur3 does), so that equal values in other places give other numbers. */
function mix(kind: number, a: number, b: number, c: number): number {
  let mixed = Math.imul(kind + 1, 0x9e3779b1) ^ Math.imul(a + 31, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) ^ Math.imul(b + 47, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39) ^ Math.imul(c + 61, 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 16), 0x9e3779b1) >>> 14;
}

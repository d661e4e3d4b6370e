const LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Chance from a seed: the same seed and the same calls give the same values. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(lowest: number, highest: number): number;
  pick<T>(from: readonly [T, ...(readonly T[])]): T;
  /** `true` in a share of cases given by `probability` (0 to 1). */
  chance(probability: number): boolean;
  /** Letters and digits. */
  text(length: number): string;
  /** Decimal digits, never starting with 0. */
  digits(length: number): string;
  /** Version 4 in shape; from the seed all the same. */
  uuid(): string;
  /** An Okta id: prefix such as `00u`, then letters and digits ending in the org's suffix; 20 in all. */
  oktaId(prefix: string): string;
  /** An independent stream: what one consumer draws does not shift what another gets. */
  fork(name: string): Random;
}

/** The generator behind a {@link Random}: sfc32, seeded by a 128-bit hash of the text. */
export function createRandom(seed: string | number): Random {
  let [a, b, c, d] = hash(String(seed));

  const next32 = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) next32();

  const next = (): number => next32() / 0x1_0000_0000;
  const between = (lowest: number, highest: number): number => lowest + Math.floor(next() * (highest - lowest + 1));
  const text = (length: number): string => {
    let drawn = "";
    for (let i = 0; i < length; i++) drawn += LETTERS_AND_DIGITS[between(0, LETTERS_AND_DIGITS.length - 1)];
    return drawn;
  };
  const hex = (length: number): string => {
    let drawn = "";
    for (let i = 0; i < length; i++) drawn += between(0, 15).toString(16);
    return drawn;
  };

  return {
    next,
    between,
    pick: (from) => from[between(0, from.length - 1)]!,
    chance: (probability) => next() < probability,
    text,
    digits(length) {
      let drawn = String(between(1, 9));
      for (let i = 1; i < length; i++) drawn += String(between(0, 9));
      return drawn;
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${"89ab"[between(0, 3)]}${hex(3)}-${hex(12)}`,
    oktaId: (prefix) => `${prefix}${text(17 - prefix.length)}5d7`,
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}

function hash(text: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef];
  for (let i = 0; i < text.length; i++) {
    for (let word = 0; word < 4; word++) {
      words[word] = Math.imul(words[word]! ^ (text.charCodeAt(i) + word), 0x01000193 + 2 * word);
    }
  }
  return words;
}

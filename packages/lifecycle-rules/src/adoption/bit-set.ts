/** A set of people by their number, one bit each: what every question of mining is asked of. */
export type BitSet = Uint32Array;

/** An empty set with room for `size` numbers. */
export function emptySet(size: number): BitSet {
  return new Uint32Array((size + 31) >>> 5);
}

/** A set of everybody from 0 to `size - 1`. */
export function fullSet(size: number): BitSet {
  const set = emptySet(size).fill(0xffff_ffff);
  const rest = size & 31;
  if (rest !== 0 && set.length > 0) set[set.length - 1] = 2 ** rest - 1;
  return set;
}

/** Puts a number into a set. */
export function put(set: BitSet, number: number): void {
  const word = number >>> 5;
  set[word] = (set[word] ?? 0) | (1 << (number & 31));
}

/** How many are in a set. */
export function size(set: BitSet): number {
  let count = 0;
  for (let at = 0; at < set.length; at += 1) count += bits(set[at] as number);
  return count;
}

/** How many are in both. */
export function sizeOfBoth(a: BitSet, b: BitSet): number {
  let count = 0;
  for (let at = 0; at < a.length; at += 1) count += bits((a[at] as number) & (b[at] as number));
  return count;
}

/** Those in both, written into `into`. */
export function both(a: BitSet, b: BitSet, into: BitSet): BitSet {
  for (let at = 0; at < a.length; at += 1) into[at] = (a[at] as number) & (b[at] as number);
  return into;
}

/** Those in `a` and not in `b`. */
export function without(a: BitSet, b: BitSet): BitSet {
  return a.map((word, at) => word & ~(b[at] as number));
}

/** Those in either. */
export function either(a: BitSet, b: BitSet): BitSet {
  return a.map((word, at) => word | (b[at] as number));
}

/** The numbers in a set, ascending. */
export function numbersIn(set: BitSet): readonly number[] {
  const numbers: number[] = [];
  for (let at = 0; at < set.length; at += 1) {
    for (let word = set[at] as number; word !== 0; word &= word - 1) {
      numbers.push((at << 5) + (31 - Math.clz32(word & -word)));
    }
  }
  return numbers;
}

/** Ones in a 32-bit word. */
function bits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

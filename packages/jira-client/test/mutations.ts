/** A small generator of numbers that gives the same ones for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const STRANGE: readonly unknown[] = [
  null,
  "",
  "{}",
  [],
  {},
  0,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  true,
  "__proto__",
  "constructor",
  "\u0000\ud800",
  "x".repeat(70_000),
  [[[[[[]]]]]],
  { toString: 1 },
  { length: -1 },
];

const STRANGE_NAMES = ["toString", "__proto__", "constructor", "hasOwnProperty", "then", "", "length"];

/** The value with one thing in it replaced, left out, renamed, or changed for another piece of it. */
export function mutate(value: unknown, random: () => number): unknown {
  const pieces: unknown[] = [];
  collect(value, pieces);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const target = Math.floor(random() * pieces.length);
  const choice = random();
  let count = 0;

  const rebuild = (piece: unknown): unknown => {
    const here = count++ === target;
    if (here && choice < 0.5) return pick(STRANGE);
    if (here && choice < 0.65) return pick(pieces);
    if (Array.isArray(piece)) {
      const entries = piece.map(rebuild);
      return here ? [...entries, ...entries] : entries;
    }
    if (typeof piece !== "object" || piece === null) return piece;
    const members = Object.entries(piece).map(([name, entry]) => [name, rebuild(entry)] as const);
    const drop = here && choice < 0.85 ? Math.floor(random() * members.length) : -1;
    const rename = here && drop === -1 ? Math.floor(random() * members.length) : -1;
    // Made from entries, so that a member named `__proto__` is a member.
    return Object.fromEntries(
      members
        .filter((_, index) => index !== drop)
        .map(([name, entry], index) => [index === rename ? pick(STRANGE_NAMES) : name, entry]),
    );
  };
  return rebuild(value);
}

function collect(value: unknown, pieces: unknown[]): void {
  pieces.push(value);
  if (typeof value !== "object" || value === null) return;
  for (const entry of Object.values(value)) collect(entry, pieces);
}

/** Bytes with some of them changed, cut off or doubled. */
export function mutateBytes(bytes: Uint8Array, random: () => number): Uint8Array {
  const choice = random();
  const at = Math.floor(random() * bytes.length);
  if (choice < 0.3) return bytes.slice(0, at);
  if (choice < 0.4) return Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at), ...bytes.slice(at)]);
  const copy = bytes.slice();
  for (let count = 0; count < 1 + random() * 8; count++)
    copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  return copy;
}

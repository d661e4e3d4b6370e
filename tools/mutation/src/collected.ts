import { expect as vitestExpect } from "vitest";

/** A test as it was written down. */
export interface Collected {
  readonly file: string;
  readonly name: string;
  readonly run: () => unknown;
}

/** Every test of the files read so far. */
export const collected: Collected[] = [];

const path: string[] = [];
let file = "";

/** Tests collected from now on are those of this file. */
export function nowReading(read: string): void {
  file = read;
}

type Body = (...values: readonly unknown[]) => unknown;

function add(name: string, ...rest: readonly unknown[]): void {
  const body = rest.find((part): part is Body => typeof part === "function");
  if (body === undefined) throw new Error(`${name}: a test without a body`);
  collected.push({ file, name: [...path, name].join(" > "), run: () => body() });
}

/** Stands in for vitest's `it`: what the tests of the rules use of it, and no more. */
export const it = Object.assign(add, {
  each:
    (rows: readonly unknown[]) =>
    (name: string, ...rest: readonly unknown[]): void => {
      const body = rest.find((part): part is Body => typeof part === "function");
      rows.forEach((row, index) => {
        add(`${name} #${index + 1}`, () => (Array.isArray(row) ? body?.(...row) : body?.(row)));
      });
    },
});

/** Stands in for vitest's `describe`. */
export function describe(name: string, body: () => void): void {
  path.push(name);
  body();
  path.pop();
}

const flat = (text: string) => text.replaceAll(/\s+/g, " ").trim();

const written = (value: unknown): string =>
  Array.isArray(value)
    ? `[ ${value.map((one) => `${written(one)}, `).join("")}]`
    : typeof value === "string"
      ? `"${value}"`
      : String(value);

/** Vitest's own, which compares as always. Only inline snapshots want a runner: lists of texts get by without. */
export const expect = new Proxy(vitestExpect, {
  apply: (own, _, [value]: readonly unknown[]) =>
    Object.defineProperty(own(value), "toMatchInlineSnapshot", {
      value: (snapshot: string) => {
        own(flat(written(value))).toBe(flat(snapshot));
      },
    }),
});

import { printable } from "@tenure/reports";

/** A column as wide as its longest text needs, at least 8, and no wider than its share. */
export function columnFor(texts: readonly string[], most: number): number {
  return Math.min(Math.floor(most), Math.max(8, ...texts.map((text) => printable(text).length)));
}

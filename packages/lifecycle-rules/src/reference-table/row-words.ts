import { clipped } from "./clipped.ts";

/** How a sentence names a row: by its id, or by where it stands when it has none. */
export function rowWords(row: string): string {
  return /^(line|row) \d+$/.test(row) ? row : `row ${clipped(row)}`;
}

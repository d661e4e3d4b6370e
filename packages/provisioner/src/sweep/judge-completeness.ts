import { type ReferenceTable, shortRead } from "@tenure/lifecycle-rules";

/** Whether a bulk read may be concluded from. */
export type Completeness = { readonly kind: "complete" } | { readonly kind: "incomplete"; readonly sentence: string };

/**
 * Judges a bulk read against the last one that was complete. An answer without anybody is never believed where
 * somebody is expected, and neither is one that is noticeably shorter than the one before: nothing is concluded from
 * who is not in it.
 */
export function judgeCompleteness(seen: number, before: number | undefined, table: ReferenceTable): Completeness {
  if (seen === 0) {
    return { kind: "incomplete", sentence: "The read came back empty; nothing is concluded from it." };
  }
  const [short] = before === undefined ? [] : shortRead(seen, before, table);
  return short === undefined ? { kind: "complete" } : { kind: "incomplete", sentence: short.sentence };
}

import type { DifferenceKind } from "@tenure/lifecycle-rules";

/** A kind of difference, in the words of whoever reads the report. */
export interface DifferenceWords {
  readonly title: string;
  readonly meaning: string;
}

/** Kinds in the order they are shown: what is too much before what lacks, and what only people can judge last. */
export const DIFFERENCES: Readonly<Record<DifferenceKind, DifferenceWords>> = {
  "back-after-leaving": { title: "back after leaving", meaning: "left, and can sign in" },
  excluded: { title: "excluded", meaning: "has it although a row forbids it" },
  expired: { title: "expired", meaning: "given for a time, and the time is over" },
  "left-over": { title: "left over", meaning: "we gave it, and no row grants it any more" },
  "by-hand": { title: "by hand", meaning: "somebody gave it, and no row grants it" },
  "by-rule": { title: "by rule", meaning: "a group rule gives it, and no row grants it" },
  missing: { title: "missing", meaning: "a row grants it, and nobody gave it" },
  "taken-by-hand": { title: "taken by hand", meaning: "a row grants it, we gave it, and somebody took it" },
  trapped: { title: "trapped", meaning: "a row grants it, and a group rule leaves the person out by name" },
};

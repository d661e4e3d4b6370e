import { globSync } from "node:fs";

/** The folder that is tried. */
export const RULES = "packages/lifecycle-rules/src";

/** What decides about access, what takes it away first: folders and files of the rules. */
const DECIDING: readonly string[] = [
  "leaver",
  "mover",
  "access",
  "cancellation",
  "plan",
  "joiner",
  "hire",
  "rehire",
  "leave",
  "brakes",
  "separation",
  "applications",
  "entitlements",
  "person",
  "reference-table/matcher.ts",
  "reference-table/value-index.ts",
  "reference-table/test-values.ts",
  "reference-table/match-rows.ts",
  "reference-table/cell.ts",
];

/** The files whose path contains one of the words, or all of them. */
export function targetsFor(root: string, words: readonly string[]): readonly string[] {
  return DECIDING.flatMap((one) =>
    one.endsWith(".ts") ? [`${RULES}/${one}`] : globSync(`${RULES}/${one}/*.ts`, { cwd: root }).toSorted(),
  )
    .filter((file) => !file.endsWith(".test.ts"))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
}

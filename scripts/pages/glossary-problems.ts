import { exportedNames } from "../fences/exported-names.ts";

/** A word of the glossary and the type that says it exactly. */
const ENTRY = /^\| (?<word>[^|]+) \| [^|]+ \| \[`(?<type>\w+)`\]\((?<path>[^)]+)\) \|$/;

/**
 * What is wrong with the glossary: a line without a type, a file that is gone, a type the file no longer exports.
 *
 * @param read - the text of a file the glossary links, `undefined` when there is none
 */
export function glossaryProblems(glossary: string, read: (path: string) => string | undefined): readonly string[] {
  const rows = glossary
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(2);
  return rows.flatMap((row) => {
    const entry = ENTRY.exec(row)?.groups;
    if (entry === undefined) return [`has no type to link: ${row}`];
    const { word = "", type = "", path = "" } = entry;
    const text = read(path);
    if (text === undefined) return [`"${word.trim()}" links ${path}, which does not exist`];
    return exportedNames(text).some(({ name }) => name === type)
      ? []
      : [`"${word.trim()}" links ${type}, which ${path} does not export`];
  });
}

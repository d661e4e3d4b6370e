/** A block of TypeScript in a page or a doc comment. */
export interface Fence {
  /** The file it stands in. */
  readonly file: string;
  /** The line of its first line of code, from 1. */
  readonly line: number;
  readonly code: string;
}

const OPEN = /^(?<indent>\s*(?:\* ?)?)```(?:ts|typescript)(?<meta> .*)?$/;

/**
 * The `ts` fences of a text, in a page as well as in a doc comment.
 *
 * `sh`, `json`, `text` and the like are left alone, and so is a fence whose first line is marked `ts ignore`:
 * code that is shown because it does not compile.
 */
export function fencesIn(file: string, text: string): readonly Fence[] {
  const fences: Fence[] = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const open = OPEN.exec(lines[at] ?? "")?.groups;
    if (open === undefined) continue;
    const start = at + 1;
    const strip = (line: string) =>
      line.startsWith(open["indent"] ?? "") ? line.slice((open["indent"] ?? "").length) : line.replace(/^\s*\* ?/, "");
    const code: string[] = [];
    for (at++; at < lines.length && !/^\s*(?:\* ?)?```\s*$/.test(lines[at] ?? ""); at++)
      code.push(strip(lines[at] ?? ""));
    if (open["meta"]?.trim() !== "ignore") fences.push({ file, line: start + 1, code: code.join("\n") });
  }
  return fences;
}

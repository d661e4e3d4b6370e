import { readFileSync } from "node:fs";
import type { Numbered } from "./sources.ts";

/** A line of the page that says why changes of a line of code make no difference. */
export interface Explanation {
  readonly file: string;
  readonly code: string;
  readonly changes: readonly (readonly [from: string, to: string])[];
  /** The line as it stands on the page. */
  readonly line: string;
}

/**
 * Reads the page's list. An entry is: - `leaver/stages.ts` `other > day`: `>` → `>=`; `0` → `1`. Either is the later.
 * The code is part of the line that the change begins on, and `…` stands for whatever is there.
 */
export function readExplanations(page: string): readonly Explanation[] {
  return readFileSync(page, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [head, file, , code] = /^- `([^`]+)` (`+) ?(.+?) ?\2: /.exec(line) ?? [];
      if (head === undefined || file === undefined || code === undefined) return [];
      const pairs = line.slice(head.length).matchAll(/(`+) ?(.+?) ?\1 → (`+) ?(.+?) ?\3(?!`)/g);
      return [{ file, code, line, changes: [...pairs].map((pair) => [pair[2] ?? "", pair[4] ?? ""] as const) }];
    });
}

/** Whether this line of the page is about this mutant. */
export function explains({ file, code, changes }: Explanation, mutant: Numbered): boolean {
  return (
    mutant.file.endsWith(`/src/${file}`) &&
    fits(code, mutant.code, "part") &&
    changes.some(([from, to]) => fits(from, mutant.from, "whole") && fits(to, mutant.to, "whole"))
  );
}

function fits(pattern: string, text: string, extent: "part" | "whole"): boolean {
  const parts = pattern
    .split("…")
    .map((part) => part.replaceAll(/\s+/g, " ").replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&"));
  const expression = extent === "whole" ? `^${parts.join(".*")}$` : parts.join(".*");
  return new RegExp(expression).test(text.replaceAll(/\s+/g, " "));
}

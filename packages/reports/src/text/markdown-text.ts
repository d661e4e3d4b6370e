import { printable } from "./printable.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "@": "&#64;",
  "://": "&#58;//",
  "www.": "www&#46;",
};

/** Text as Markdown that shows exactly this text: no emphasis, link, mention, list, HTML or table cell begins in it. */
export function markdownText(text: string): string {
  return printable(text)
    .replaceAll(/&|<|>|@|:\/\/|www\.|[\\`*_{}[\]#|~]/g, (mark) => ENTITIES[mark] ?? `\\${mark}`)
    .replace(/^(\s*)([-+=]|\d+(?=[.)]))/, (_, blanks: string, mark: string) =>
      /\d/.test(mark) ? `${blanks}${mark}\\` : `${blanks}\\${mark}`,
    );
}

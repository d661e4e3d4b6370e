import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { carryStyles } from "./carry-styles.ts";

/** One cell of a line: its text (escape codes and line breaks allowed) and the columns it may fill. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  /** @defaultValue "left" */
  readonly align?: "left" | "right";
}

/** Sets cells side by side, each wrapped within its own width, and answers the lines without trailing blanks. */
export function columns(...cells: readonly Cell[]): readonly string[] {
  const wrapped = cells.map(({ text, width }) =>
    wrapAnsi(carryStyles(breakable(text, width)), width, { hard: true }).split("\n"),
  );
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((cell, place) => padded(wrapped[place]?.[line] ?? "", cell))
      .join("")
      .trimEnd(),
  );
}

/** Text filled up with blanks to the width of its cell. */
export function padded(text: string, { width, align = "left" }: Omit<Cell, "text">): string {
  const blanks = " ".repeat(Math.max(0, width - stringWidth(text)));
  return align === "left" ? text + blanks : blanks + text;
}

/** Text whose words are broken where a reader would break them, before one that is too long is cut anywhere. */
function breakable(text: string, width: number): string {
  return text.replaceAll(/\S+/g, (word) => (stringWidth(word) <= width ? word : pieces(word, width).join("\n")));
}

/** A long login, id or address in pieces that fit, cut before an `@` or after a mark inside it. */
function pieces(word: string, width: number): readonly string[] {
  const done: string[] = [];
  for (const part of word.split(/(?=@)|(?<=[-._/:;,])(?=[^-._/:;,])/)) {
    const joined = `${done.at(-1) ?? ""}${part}`;
    if (done.length > 0 && stringWidth(joined) <= width) done.splice(-1, 1, joined);
    else done.push(part);
  }
  return done;
}

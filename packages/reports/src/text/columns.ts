import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

/** One cell of a line: its text (escape codes and line breaks allowed) and the columns it may fill. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  /** @defaultValue "left" */
  readonly align?: "left" | "right";
}

/** Sets cells side by side, each wrapped within its own width, and answers the lines without trailing blanks. */
export function columns(...cells: readonly Cell[]): readonly string[] {
  const wrapped = cells.map(({ text, width }) => wrapAnsi(text, width, { hard: true }).split("\n"));
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

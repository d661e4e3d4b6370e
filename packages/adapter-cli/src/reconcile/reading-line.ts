import type { Screen } from "../terminal/terminal.ts";

/** One line that says how far a long read has come; nothing where nobody is looking. */
export interface ReadingLine {
  readonly show: (progress: { readonly done: number; readonly lists: number }) => void;
  readonly people: (done: number, people: number) => void;
  end(): void;
}

/** Draws the line over itself, and takes it away at the end. */
export function readingLine(screen: Screen): ReadingLine {
  const draw = (text: string) => {
    if (screen.live) screen.write(`\r\u001b[2K${text}`);
  };
  return {
    show: ({ done, lists }) => draw(`${done} of ${lists} lists of members read`),
    people: (done, people) => draw(`${done} of ${people} people done and read back`),
    end: () => draw(""),
  };
}

import { columns, type Paint, paint } from "@tenure/reports";
import type { Screen } from "../terminal/terminal.ts";

/** How the demo writes: the colours of every other picture, and everything indented below its heading. */
export interface Ink extends Paint {
  /** A screen as wide as an indented picture may be. */
  readonly inner: Pick<Screen, "color" | "width">;
  readonly indented: (text: string) => string;
  /** A paragraph, wrapped; colours allowed. */
  readonly prose: (text: string) => string;
  /** A label, and beside it lines of their own, each wrapped in its column; colours allowed. */
  readonly fact: (label: string, ...lines: readonly string[]) => string;
  /** A line across the screen. */
  readonly rule: () => string;
  readonly title: (text: string) => string;
}

const INDENT = 2;
const LABEL = 10;
const NARROWEST = 60;

/** The ink for a screen. */
export function ink({ color, width }: Pick<Screen, "color" | "width">): Ink {
  const colors = paint(color);
  const full = Math.max(NARROWEST, width) - 1;
  const set = (...lines: readonly (readonly string[])[]) =>
    lines
      .flat()
      .map((line) => `${line}\n`)
      .join("");
  return {
    ...colors,
    inner: { color, width: full + 1 - INDENT },
    indented: (text) => text.replaceAll(/^(?=.)/gm, " ".repeat(INDENT)),
    prose: (text) => set(columns({ text, width: full })),
    fact: (label, ...lines) =>
      set(
        ...lines.map((text, place) =>
          columns(
            { text: "", width: INDENT },
            { text: place === 0 ? colors.quiet(label) : "", width: LABEL },
            { text, width: full - INDENT - LABEL },
          ),
        ),
      ),
    rule: () => `${colors.notice("━".repeat(full))}\n`,
    title: (text) => colors.heading(colors.notice(text)),
  };
}

import stringWidth from "string-width";
import { columns } from "./columns.ts";
import { type Paint, paint } from "./paint.ts";
import type { TextOptions } from "./text-options.ts";

/** A line of a list: a number, a mark, a verb, a target, and a note that may take several lines. */
export interface Item {
  readonly number?: number;
  readonly mark: string;
  readonly verb: string;
  readonly target: string;
  readonly note: string;
}

/** What every picture for a terminal is drawn on. */
export interface Page {
  readonly paint: Paint;
  /** Wraps one paragraph, indented by `indent` columns. */
  paragraph(text: string, indent?: number): readonly string[];
  item(item: Item): readonly string[];
  /** A point of a list: a mark, and text that wraps beside it. */
  point(mark: string, text: string): readonly string[];
}

const NARROWEST = 60;
const NUMBER = 3;
const MARK = 4;
const SHORTEST_VERB = 9;
const GAP = 2;

/** A page for a terminal of this width, with columns as wide as these verbs and targets need and half the room allows. */
export function page({ width, color }: TextOptions, lines: readonly Pick<Item, "verb" | "target">[]): Page {
  const full = Math.max(NARROWEST, width) - 1;
  const verbs = Math.max(SHORTEST_VERB, ...lines.map(({ verb }) => stringWidth(verb))) + GAP;
  const room = full - NUMBER - MARK - verbs - GAP;
  const widest = Math.max(16, ...lines.flatMap(({ target }) => target.split("\n").map((text) => stringWidth(text))));
  const target = Math.min(widest, Math.floor(room * 0.56));
  return {
    paint: paint(color),
    paragraph: (text, indent = 0) => columns({ text: "", width: indent }, { text, width: full - indent }),
    point: (mark, text) =>
      columns(
        { text: "", width: NUMBER + MARK - 1 },
        { text: mark, width: 2 },
        { text, width: full - NUMBER - MARK - 1 },
      ),
    item: ({ number, mark, verb, target: what, note }) =>
      columns(
        { text: number === undefined ? "" : String(number), width: NUMBER, align: "right" },
        { text: mark, width: MARK - 1, align: "right" },
        { text: "", width: 1 },
        { text: verb, width: verbs },
        { text: what, width: target },
        { text: "", width: GAP },
        { text: note, width: room - target },
      ),
  };
}

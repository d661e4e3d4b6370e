import stringWidth from "string-width";
import { printable } from "../text/printable.ts";

/** Width of an average letter at 12 px, in px: a picture cannot measure text without a screen. */
const LETTER = 6.6;

/** Cuts text to what fits into a width in px at the pictures' letter size; wide characters count twice. */
export function fit(text: string, width: number): string {
  const shown = printable(text);
  const room = Math.floor(width / LETTER);
  if (stringWidth(shown) <= room) return shown;
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(shown)) {
    if (stringWidth(kept + segment) > room - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** How much room a text takes, in px, at the pictures' letter size. */
export function widthOf(text: string): number {
  return stringWidth(printable(text)) * LETTER;
}

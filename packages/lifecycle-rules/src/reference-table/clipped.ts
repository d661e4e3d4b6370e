import { cleanLine } from "../form/clean-text.ts";

const LONGEST = 40;

/** A text of a table as a sentence quotes it: on one line and short, for a stray quote makes one cell of half a file. */
export function clipped(text: string): string {
  const letters = [...cleanLine(text)];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : letters.join("");
}

import { closest, distance } from "fastest-levenshtein";

/** The question that ends a complaint about an unknown word; nothing where no known one is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? "" : ` Did you mean "${near}"?`;
}

function nearest(word: string, known: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  const byTyping = new Map(known.map((candidate) => [candidate.toLowerCase(), candidate]));
  const near = closest(typed, [...byTyping.keys()]);
  // Further off it is another word, not a slip of the hand.
  const allowed = Math.max(2, Math.floor(word.length / 3));
  return near !== undefined && distance(typed, near) <= allowed ? byTyping.get(near) : undefined;
}

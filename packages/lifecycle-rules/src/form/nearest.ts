import { distance } from "fastest-levenshtein";

/** The candidate a person most likely meant, or `undefined` when none is near enough to be a slip of the hand. */
export function nearest(value: string, candidates: Iterable<string>): string | undefined {
  const typed = value.toLowerCase();
  let best: { readonly candidate: string; readonly slips: number } | undefined;
  for (const candidate of candidates) {
    const slips = distance(typed, candidate.toLowerCase());
    const better = best === undefined || slips < best.slips || (slips === best.slips && candidate < best.candidate);
    if (better) best = { candidate, slips };
  }
  return best !== undefined && best.slips <= Math.max(2, Math.floor(value.length / 3)) ? best.candidate : undefined;
}

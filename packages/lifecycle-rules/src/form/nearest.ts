import { distance } from "fastest-levenshtein";

const LONGEST = 200;

/** The candidate a person most likely meant, or `undefined` when none is near enough to be a slip of the hand. */
export function nearest(value: string, candidates: Iterable<string>): string | undefined {
  const typed = value.toLowerCase();
  const most = Math.max(2, Math.floor(value.length / 3));
  // Nobody types so long a name; comparing it with every candidate would only take time.
  if (value.length > LONGEST) return undefined;
  let best: { readonly candidate: string; readonly slips: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - value.length) > most) continue;
    const slips = distance(typed, candidate.toLowerCase());
    const better = best === undefined || slips < best.slips || (slips === best.slips && candidate < best.candidate);
    if (better) best = { candidate, slips };
  }
  return best !== undefined && best.slips <= most ? best.candidate : undefined;
}

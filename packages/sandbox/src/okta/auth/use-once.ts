import type { Org } from "../org.ts";

/** Remembers a JWT id until it would have expired anyway; `false` when it was used before. */
export function useOnce(org: Org, id: string, forgetAt: number): boolean {
  // They were added about in the order in which they expire: the old ones are in front.
  for (const [known, until] of org.usedJwtIds) {
    if (until >= org.clock.now()) break;
    org.usedJwtIds.delete(known);
  }
  if (org.usedJwtIds.has(id)) return false;
  org.usedJwtIds.set(id, forgetAt);
  return true;
}

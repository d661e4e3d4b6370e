import type { ReferenceTable } from "../reference-table/table.ts";
import { shareOver } from "./share-over.ts";
import type { TrippedBrake } from "./tripped-brakes.ts";

/**
 * Judges a read of the whole workforce against the one before: when too many people are missing, the read was cut
 * short or went wrong, and nothing may be concluded from who is not in it.
 */
export function shortRead(seen: number, before: number, { rules }: ReferenceTable): readonly TrippedBrake[] {
  const limit = rules.brakes.maxMissingPercent ?? 5;
  const missing = before <= 0 ? undefined : shareOver(before - seen, before, limit);
  if (missing === undefined) return [];
  const sentence = `${seen} people were read where ${before} were before: ${missing} % are missing, ${limit} % may be; nothing is concluded from it.`;
  return [{ kind: "short-read", sentence, count: missing, limit }];
}

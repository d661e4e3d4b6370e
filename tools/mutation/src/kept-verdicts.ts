import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Verdict } from "./judge.ts";
import type { Numbered } from "./sources.ts";

/** What was found out before, so that a run can be broken off and gone on with. */
export interface KeptVerdicts {
  /** The verdict on this mutant, if sources, tests and tool are still the same. */
  of(mutant: Numbered): Verdict | undefined;
  /** The test that noticed it when last asked, of whatever sources: the first to try. */
  noticedBy(mutant: Numbered): string | undefined;
  keep(mutant: Numbered, verdict: Verdict): void;
}

type Kept = Record<string, { readonly hash: string; readonly verdict: Verdict }>;

/** `hash` is that of all that a verdict depends on. */
export function keptVerdicts(path: string, hash: string, mutants: readonly Numbered[]): KeptVerdicts {
  const kept: Kept = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  const keys = keysOf(mutants);
  const found = (mutant: Numbered) => kept[keys.get(mutant) ?? ""];
  return {
    of: (mutant) => (found(mutant)?.hash === hash ? found(mutant)?.verdict : undefined),
    noticedBy(mutant) {
      const verdict = found(mutant)?.verdict;
      return verdict?.kind === "killed" ? verdict.by : undefined;
    },
    keep(mutant, verdict) {
      kept[keys.get(mutant) ?? ""] = { hash, verdict };
      writeFileSync(path, JSON.stringify(kept));
    },
  };
}

/** A mutant by what it changes; where one line has the same change twice, by which of them it is. */
function keysOf(mutants: readonly Numbered[]): ReadonlyMap<Numbered, string> {
  const times = new Map<string, number>();
  return new Map(
    mutants.map((mutant) => {
      const key = [mutant.file, mutant.code, mutant.from, mutant.to].join("|");
      times.set(key, (times.get(key) ?? 0) + 1);
      return [mutant, `${key}|${times.get(key)}`];
    }),
  );
}

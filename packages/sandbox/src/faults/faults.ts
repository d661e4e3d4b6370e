import { createRandom } from "../kernel/random.ts";
import { Fault, type FaultEffect, type FaultInput } from "./fault.ts";
import { routePattern } from "./route-pattern.ts";

/** A vendor of the sandbox. */
export type VendorName = "okta" | "jira";

/** A fault that struck. */
export interface Strike {
  /** ISO 8601 UTC, by the sandbox's clock. */
  readonly at: string;
  readonly vendor: VendorName;
  /** Method and path. */
  readonly call: string;
  readonly effect: FaultEffect;
}

/** What is to go wrong, and what has. */
export interface Faults {
  /** Declares a fault; gives back the way to end it. Throws on one that is not well-formed. */
  add(fault: FaultInput): () => void;
  clear(): void;
  readonly declared: readonly Fault[];
  readonly struck: readonly Strike[];
  /** What goes wrong with this call; the first declared fault that strikes wins. */
  decide(vendor: VendorName, method: string, pathname: string): FaultEffect | undefined;
}

interface Declared {
  readonly number: number;
  readonly fault: Fault;
  readonly concerns: (method: string, pathname: string) => boolean;
  readonly seen: Map<string, number>;
  calls: number;
  strikes: number;
}

/**
 * Chance comes from the seed, the fault, the call and how often that call was made: calls that run side by side do
 * not take each other's luck, and the same run with the same seed meets the same faults.
 */
export function createFaults(options: {
  readonly seed: string | number;
  readonly now: () => string;
  readonly declared?: readonly FaultInput[];
}): Faults {
  const entries: Declared[] = [];
  const struck: Strike[] = [];
  let born = 0;

  const strikeOf = (entry: Declared, call: string): FaultEffect | undefined => {
    const { fault } = entry;
    entry.calls += 1;
    const nth = (entry.seen.get(call) ?? 0) + 1;
    entry.seen.set(call, nth);
    if (fault.script !== undefined) return fault.script[entry.calls - 1] ?? undefined;
    if (entry.calls <= fault.skip || entry.strikes >= (fault.times ?? Number.POSITIVE_INFINITY)) return undefined;
    const luck = createRandom(`${options.seed}/fault ${entry.number}/${call}/${nth}`).next();
    return luck < fault.probability ? fault.effect : undefined;
  };

  const add: Faults["add"] = (input) => {
    const fault = Fault.parse(input);
    const entry: Declared = {
      fault,
      concerns: routePattern(fault.route),
      seen: new Map(),
      calls: 0,
      strikes: 0,
      number: born,
    };
    born += 1;
    entries.push(entry);
    return () => void entries.splice(entries.indexOf(entry), entries.includes(entry) ? 1 : 0);
  };
  for (const fault of options.declared ?? []) add(fault);

  return {
    add,
    clear: () => {
      entries.length = 0;
    },
    get declared() {
      return entries.map(({ fault }) => fault);
    },
    struck,
    decide(vendor, method, pathname) {
      const call = `${method} ${pathname}`;
      for (const entry of entries) {
        if (entry.fault.vendor !== undefined && entry.fault.vendor !== vendor) continue;
        if (!entry.concerns(method, pathname)) continue;
        const effect = strikeOf(entry, call);
        if (effect === undefined) continue;
        entry.strikes += 1;
        struck.push({ at: options.now(), vendor, call, effect });
        return effect;
      }
      return undefined;
    },
  };
}

import { type BitSet, both, emptySet, fullSet, size, sizeOfBoth } from "./bit-set.ts";
import type { Trait } from "./traits.ts";

/** Traits that must all be true: the conditions of one row. None of them: everybody. */
export interface Conjunction {
  readonly traits: readonly Trait[];
  readonly people: BitSet;
  /** How many people it holds for. */
  readonly count: number;
}

/** What a group still lacks an explanation for. */
export interface Unexplained {
  /** Everybody in the group. */
  readonly members: BitSet;
  /** Those of them no row covers yet. */
  readonly open: BitSet;
  /** People no row may be blamed for again: wrongly covered already. */
  readonly blamed: BitSet;
}

/** Limits of one search. */
export interface SearchLimits {
  /** Share of the people a row covers who must be in the group, 0 to 1. */
  readonly minPrecision: number;
  /** Fewest members a row must newly cover. */
  readonly minPeople: number;
  readonly maxConditions: number;
  /** Most traits laid over another; counted, not timed, so that the same input gives the same answer everywhere. */
  readonly maxLooks: number;
}

/** What a row costs, in exceptions: nothing that saves fewer than this is worth writing down. */
export interface Prices {
  priceOf(traits: readonly Trait[]): number;
  /** No row costs less. */
  readonly least: number;
}

/**
 * Finds the conjunction that saves most writing: every member it covers is one exception fewer, everybody it covers
 * who is no member is one more, and the row itself costs what `prices` say. `undefined` when nothing saves anything.
 *
 * Branch and bound: a narrower conjunction never covers more, so a branch that cannot beat the best is not walked.
 */
export function bestConjunction(
  traits: readonly Trait[],
  group: Unexplained,
  people: number,
  limits: SearchLimits,
  prices: Prices,
): Conjunction | undefined {
  const { members, open, blamed } = group;
  let best: Conjunction | undefined;
  let saved = 0;
  let looks = 0;
  const judge = (conjunction: Conjunction, covered: number, held: number): void => {
    if (covered < limits.minPeople || held < conjunction.count * limits.minPrecision) return;
    const wrongly = conjunction.count - held - sizeOfBoth(conjunction.people, blamed);
    const saving = covered - wrongly - prices.priceOf(conjunction.traits);
    if (saving <= saved) return;
    best = conjunction;
    saved = saving;
  };
  const buffer = emptySet(people);
  const walk = (from: Conjunction, candidates: readonly Trait[]): void => {
    looks += candidates.length;
    const promising = candidates
      .map((trait) => ({ trait, covered: sizeOfBoth(both(from.people, trait.people, buffer), open) }))
      .filter(({ covered }) => covered >= limits.minPeople)
      .toSorted((a, b) => b.covered - a.covered || a.trait.count - b.trait.count);
    for (const [at, { trait, covered }] of promising.entries()) {
      // Sorted by what they cover: none of those that follow can save more either.
      if (covered - prices.least <= saved) break;
      const set = both(from.people, trait.people, emptySet(people));
      const count = size(set);
      if (count === from.count) continue;
      const conjunction: Conjunction = { traits: [...from.traits, trait], people: set, count };
      const held = sizeOfBoth(set, members);
      judge(conjunction, covered, held);
      const isFull = held === count || conjunction.traits.length >= limits.maxConditions;
      if (isFull || looks > limits.maxLooks) continue;
      const others = promising.slice(at + 1).filter((next) => next.trait.attribute !== trait.attribute);
      walk(
        conjunction,
        others.map((next) => next.trait),
      );
    }
  };
  const everybody: Conjunction = { traits: [], people: fullSet(people), count: people };
  judge(everybody, size(open), size(members));
  walk(everybody, traits);
  return best;
}

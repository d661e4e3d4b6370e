import type { HeldTarget } from "../drift/difference.ts";
import type { Instant } from "../time/instant.ts";

/** Something a person has, put before somebody who must say whether it stays. */
export interface ReviewItem {
  /** `person target`: the same for every reading of the same campaign. */
  readonly id: string;
  readonly person: string;
  readonly login: string;
  /** Group or application id. */
  readonly target: string;
  readonly name: string;
  readonly how: HeldTarget["how"];
  /** Rows that grant it to this person, sorted; none: nobody knows why they have it. */
  readonly rows: readonly string[];
  /** When it ends by itself; absent where it does not. */
  readonly until?: Instant;
}

/** One reviewer's list. */
export interface ReviewList {
  readonly reviewer: string;
  /** What nobody can explain first: that is what a reviewer is needed for. */
  readonly items: readonly ReviewItem[];
}

/** An access review as data: who looks at what, as it was at one instant, under one version of the table. */
export interface Campaign {
  readonly id: string;
  readonly at: Instant;
  readonly table: { readonly name: string; readonly version: string };
  readonly lists: readonly ReviewList[];
  /** Items without anybody to ask: to be given a reviewer before the campaign can end. */
  readonly unassigned: readonly ReviewItem[];
}

/** What a reviewer said about one item. */
export interface ReviewDecision {
  readonly item: string;
  readonly reviewer: string;
  readonly decision: "keep" | "revoke";
  /** Needed for everything that is kept although no row explains it. */
  readonly reason: string;
  readonly at: Instant;
}

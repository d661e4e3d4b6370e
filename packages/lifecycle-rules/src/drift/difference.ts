import type { AccountStatus, ExtraAccess } from "../observation/observation.ts";
import type { AttributeValue } from "../request/request.ts";

/** A group or application somebody has, and how they came to it. */
export interface HeldTarget {
  /** Group or application id. */
  readonly id: string;
  readonly name: string;
  /** `rule`: an Okta group rule gives it. `imported`: an application or directory does, or it is built in. */
  readonly how: "ours" | "by-hand" | "rule" | "imported";
}

/** Somebody of the workforce, as one bulk read of the org and the ledger show them. */
export interface WorkforceMember {
  readonly id: string;
  readonly login: string;
  readonly status: AccountStatus;
  /** By the table's names, not by Okta's. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly held: readonly HeldTarget[];
  /** Groups a rule would give, had it not the person on its exclusion list. */
  readonly excludedFrom?: readonly string[];
  /** What the ledger says we gave and never took. */
  readonly given?: readonly string[];
  /** What tickets of its own gave: running, run out, or without an end. */
  readonly extra?: readonly ExtraAccess[];
  /** The ledger knows a leaver ticket of this person as done, and no rehire since. */
  readonly hasLeft?: boolean;
}

/** What is not as the table says. */
export type DifferenceKind =
  /** A row grants it, and the person does not have it. */
  | "missing"
  /** A row grants it, we gave it, and somebody took it by hand: a denial until somebody decides. */
  | "taken-by-hand"
  /** A row grants it, and a group rule that would give it has the person on its exclusion list. */
  | "trapped"
  /** We gave it, and no row grants it any more. */
  | "left-over"
  /** Somebody gave it by hand although the table manages it and no row grants it. */
  | "by-hand"
  /** A group rule gives it although the table manages it and no row grants it. */
  | "by-rule"
  /** A ticket gave it for a time, and the time is over. */
  | "expired"
  /** A matching row excludes it. */
  | "excluded"
  /** The person has left, and the account is not deactivated. */
  | "back-after-leaving";

/** One difference of one person. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly person: string;
  readonly login: string;
  /** Group or application id; empty where the account itself is meant. */
  readonly target: string;
  readonly name: string;
  readonly isGroup: boolean;
  /** Rows that grant it (missing ones) or are the only ones that could (the rest), sorted. */
  readonly rows: readonly string[];
  /** The account is one no automation may touch. */
  readonly isProtected: boolean;
}

/** What a whole workforce has against what the table says. */
export interface Drift {
  readonly people: number;
  /** How many of them differ in anything. */
  readonly differing: number;
  /** Sorted by kind, target and person. */
  readonly differences: readonly Difference[];
  /** Memberships in groups no row names: none of our business, counted so that nobody wonders. */
  readonly outside: number;
}

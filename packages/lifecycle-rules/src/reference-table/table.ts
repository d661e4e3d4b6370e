import type { TableRules } from "./rules.ts";

/**
 * A test on one attribute. A list attribute passes when any of its values does (`none-of`: when none does).
 *
 * A value that ends in `/*` stands for a place in a hierarchy and everything below it (`Engineering/*` holds for
 * `Engineering` and `Engineering/Platform`); one that ends in `*` for every value that begins so.
 * Somebody without a value passes only `absent`, so that a negation never grants to people we know nothing about.
 */
export type Test =
  | { readonly kind: "any-of"; readonly values: readonly string[] }
  | { readonly kind: "none-of"; readonly values: readonly string[] }
  | { readonly kind: "present" }
  | { readonly kind: "absent" };

/** One filled cell of a row. An empty cell makes no condition: it matches everybody. */
export interface Condition {
  readonly attribute: string;
  readonly test: Test;
  /** The cell as it was written, for explanations. */
  readonly cell: string;
}

/** What a row gives. */
export type Entitlement =
  | { readonly kind: "group"; readonly groupId: string /** A checked label: the id decides. */; readonly name: string }
  | {
      readonly kind: "application";
      readonly appId: string;
      readonly label: string;
      readonly profile?: Readonly<Record<string, string>>;
    }
  | { readonly kind: "task"; readonly task: string; readonly summary: string }
  | { readonly kind: "notification"; readonly event: NotificationEvent; readonly audience: Audience };

/** What a mail is about. */
export type NotificationEvent =
  | "account-prepared"
  | "account-active"
  | "access-changed"
  | "access-ended"
  | "task-opened"
  | "request-cancelled";

/** Who is told: the person, their manager, a mailbox (`mailbox:it@jupiter.example`), or a chat channel (`channel:it-ops`). */
export type Audience = "person" | "manager" | `mailbox:${string}` | `channel:${string}`;

/** How sensitive a row's grants are: only `birthright` rows apply by attributes alone. */
export type RowClass = "birthright" | "requestable" | "privileged";

/** One line of the table: who (all conditions hold) gets what, and who answers for it. */
export interface Row {
  readonly id: string;
  readonly owner: string;
  readonly reason: string;
  readonly class: RowClass;
  readonly conditions: readonly Condition[];
  readonly grants: readonly Entitlement[];
  /** Groups and applications that nobody this row matches may have, whatever other rows grant. */
  readonly excludes?: readonly string[];
  /** Days a mover keeps what the row gave after it stops matching, for the handover. */
  readonly keepForDays?: number;
  /** Most days an access ticket may ask for; what a privileged row grants must end. */
  readonly expiresAfterDays?: number;
  /** Whether a new row is given to people who match already; without it, only to those whom a ticket is about. */
  readonly backfill?: true;
}

/** The company's policy: rows of conditions → entitlements, and the rules around them. */
export interface ReferenceTable {
  readonly name: string;
  /** Host of the Okta org it is written for (`jupiter.okta.com`); planning against any other refuses. */
  readonly org: string;
  readonly rows: readonly Row[];
  readonly rules: TableRules;
  /** SHA-256 of the canonical form, lower-case hex: the same policy has the same version however it is written. */
  readonly version: string;
}

import type { Step } from "../plan/plan.ts";
import type { AttributeValue, Request, TicketRef } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";

/** How a membership came to be, which decides whether it may be taken. */
export type Provenance =
  /** Granted by an Okta group rule: deleting it would put the person on the rule's exclusion list for good. */
  | { readonly kind: "rule"; readonly ruleIds: readonly string[] }
  /** We added it, the ledger says so. */
  | { readonly kind: "ours" }
  /** Somebody added it in Okta. */
  | { readonly kind: "by-hand" }
  /** It belongs to an application's or directory's import (`APP_GROUP`) or is built in (`Everyone`). */
  | { readonly kind: "imported" };

/** A group membership as it was seen. */
export interface ObservedMembership {
  readonly groupId: string;
  readonly name: string;
  readonly provenance: Provenance;
}

/** An application assignment as it was seen. */
export interface ObservedAssignment {
  readonly appId: string;
  readonly label: string;
  /** `group`: it comes and goes with a group, and is not removed by itself. */
  readonly scope: "user" | "group";
  /** Whether the ledger knows the assignment as ours; a mover loses no other. Absent means by hand. */
  readonly provenance?: "ours" | "by-hand";
}

/** An Okta status; an open list, because Okta adds to it. */
export type AccountStatus =
  | "STAGED"
  | "PROVISIONED"
  | "ACTIVE"
  | "RECOVERY"
  | "PASSWORD_EXPIRED"
  | "LOCKED_OUT"
  | "SUSPENDED"
  | "DEPROVISIONED"
  | (string & {});

/** An account as it was seen. */
export interface ObservedAccount {
  readonly id: string;
  readonly login: string;
  readonly status: AccountStatus;
  readonly transitioningTo?: string;
  /** Okta profile attributes by their Okta names; absent and null are the same. */
  readonly profile: Readonly<Record<string, AttributeValue | number | boolean>>;
  readonly memberships: readonly ObservedMembership[];
  readonly assignments: readonly ObservedAssignment[];
  /** Whether Okta sessions, grants or refresh tokens may be alive. `false` only when that is known. */
  readonly mayHoldSessions: boolean;
  /** Whether factors may be enrolled. `false` only when that is known; absent where nobody asked. */
  readonly mayHoldFactors?: boolean;
  /** Group rules that leave the person out by name; absent where nobody asked. */
  readonly ruleExclusions?: readonly { readonly ruleId: string; readonly name: string }[];
}

/** A group the table names, as Okta knows it. */
export interface ObservedGroup {
  readonly id: string;
  readonly name: string;
  /** `OKTA_GROUP`, `APP_GROUP`, `BUILT_IN` … Only the first takes members from us. */
  readonly type: string;
}

/** Answers to {@link Questions}: everything a planner may know of the world. */
export interface Observation {
  /** Host of the org that answered. */
  readonly org: string;
  /** Accounts the request may mean: by login, employee number and intent. Empty: Okta knows nobody. */
  readonly accounts: readonly ObservedAccount[];
  /** Which of the asked logins are in use, by whatever account, in whatever status. Lower case. */
  readonly takenLogins: readonly string[];
  /** The asked groups that exist. */
  readonly groups: readonly ObservedGroup[];
  /** Ids of the asked applications that exist and are active. */
  readonly applications: readonly {
    readonly id: string;
    readonly label: string;
    /** Licences left, where the application tells. */
    readonly seatsLeft?: number;
  }[];
  readonly manager?: { readonly id: string; readonly login: string; readonly email: string; readonly active: boolean };
  /** Step ids of this ticket's tasks that are open or done on the desk already. */
  readonly openedTasks: readonly string[];
  /** Step ids of this ticket's mails that were handed over already. */
  readonly sentNotifications: readonly string[];
  /** What the ledger knows of this ticket's leaver: how far the clock has run. */
  readonly sessionsEndedAt?: Instant;
  /** When the ledger saw this ticket's activation confirmed; absent where it was not, or nobody asked. */
  readonly activatedAt?: Instant;
  /** Steps of this ticket that were carried out and read back, in that order: what a cancellation takes back. */
  readonly confirmedSteps?: readonly Step[];
  /**
   * Ids of this ticket's steps that the directory would not do to the account in the state it was in, and that have not
   * succeeded since. What was merely not reached, or not allowed to us, is none of them.
   */
  readonly refusedSteps?: readonly string[];
  /** Other tickets about the same person, in whatever state. */
  readonly otherTickets?: readonly OtherTicket[];
  /** Access of the person that a ticket of its own gave: still running, run out, or without an end. */
  readonly extraAccess?: readonly ExtraAccess[];
  /** Logins of accounts that are gone, and since when: not given to somebody else too soon. */
  readonly formerLogins?: readonly { readonly login: string; readonly since: Instant }[];
  /** What the person answers for; absent where nobody asked. */
  readonly duties?: readonly Duty[];
  /** Accounts the ledger knows under the names the request gives, and that are there no more. */
  readonly goneAccounts?: readonly GoneAccount[];
}

/** An account that was there once: looked for by its id, or deleted by us. */
export interface GoneAccount {
  readonly id: string;
  /** When we deleted it; absent where somebody else did. */
  readonly deletedAt?: Instant;
}

/** Another ticket about the same person. */
export interface OtherTicket {
  readonly ticket: TicketRef;
  readonly kind: Request["kind"];
  /** When it takes effect. */
  readonly effectiveAt: Instant;
  readonly state: "open" | "done" | "cancelled";
  /** When it ends by itself, done or not: a leave with a day of return. Absent where it does not, or is no leave. */
  readonly until?: Instant;
  /**
   * `false` where nobody has let it go on: it waits for an approval, or was held, declined or refused. Then it brings
   * nobody back. Absent where that is not known, or not needed.
   */
  readonly approved?: boolean;
}

/** A group or application somebody has because an access ticket gave it, for a time or without an end. */
export interface ExtraAccess {
  /** Group or application id. */
  readonly id: string;
  /** Absent where it was given without an end. */
  readonly until?: Instant;
  readonly ticket: TicketRef;
}

/** Something that would be left without anybody when the person goes. */
export interface Duty {
  readonly kind: "manages" | "approves" | "owns-group" | "owns-api-token" | "holds-role" | "last-member";
  /** Id of the group, token, role or report. */
  readonly id: string;
  readonly name: string;
}

import type { Audience, NotificationEvent } from "../reference-table/table.ts";
import type { AttributeValue, Origin, Request, TicketRef } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";
import type { TimeZone } from "../time/time-zone.ts";

/** One thing to do. Acts on the plan's subject, so none of them names the person again. */
export type Action =
  | {
      readonly kind: "create-account";
      readonly login: string;
      /** Okta profile, by Okta's names; includes `login` and `email`. */
      readonly profile: Readonly<Record<string, AttributeValue>>;
      readonly intent: { readonly attribute: string; readonly value: string };
    }
  | { readonly kind: "update-profile"; readonly changes: readonly ProfileChange[] }
  | { readonly kind: "activate-account" }
  | { readonly kind: "suspend-account" }
  /** Ends a suspension: the account gets the status back it had before. */
  | { readonly kind: "unsuspend-account" }
  | { readonly kind: "end-sessions" }
  /** Takes every enrolled factor away, so that nobody returns with an old phone. */
  | { readonly kind: "reset-factors" }
  | { readonly kind: "deactivate-account" }
  /** Ends the account for good after its retention: nothing can take this back. */
  | { readonly kind: "delete-account" }
  | { readonly kind: "add-to-group"; readonly groupId: string; readonly name: string }
  | { readonly kind: "remove-from-group"; readonly groupId: string; readonly name: string }
  | {
      readonly kind: "assign-application";
      readonly appId: string;
      readonly label: string;
      readonly profile?: Readonly<Record<string, string>>;
    }
  | { readonly kind: "unassign-application"; readonly appId: string; readonly label: string }
  | {
      readonly kind: "open-task";
      readonly task: string;
      readonly summary: string;
      readonly details: readonly Detail[];
      /** Who has to do it, a role or an address, and until when; absent where the desk decides. */
      readonly owner?: string;
      readonly dueBy?: Instant;
    }
  | {
      readonly kind: "notify";
      readonly event: NotificationEvent;
      readonly audience: Audience;
      readonly to: string;
      /** What the mail may say; rendered and escaped by whoever sends it. */
      readonly facts: readonly Detail[];
    };

/** A labelled value for people: on a task, in a mail. */
export interface Detail {
  readonly label: string;
  readonly value: string;
}

/** One profile attribute's way from what is to what should be; `undefined` clears or was absent. */
export interface ProfileChange {
  readonly attribute: string;
  readonly from: AttributeValue | undefined;
  readonly to: AttributeValue | undefined;
}

/** Why a step is in the plan. Take the cause away and the step goes with it. */
export type Cause =
  | {
      readonly kind: "row";
      readonly rowId: string;
      readonly owner: string;
      readonly reason: string;
      readonly cells: readonly MatchedCell[];
    }
  /** The table manages this target by these rows, and none of them matches any more. */
  | { readonly kind: "no-row"; readonly rowIds: readonly string[] }
  /** A row that matches excludes the target, whatever others grant. */
  | { readonly kind: "excluded"; readonly rowId: string; readonly owner: string; readonly reason: string }
  /** The ticket itself asks for it. */
  | { readonly kind: "request"; readonly what: string; readonly origin: Origin };

/** A cell that matched, and the value it matched. */
export interface MatchedCell {
  readonly attribute: string;
  readonly cell: string;
  readonly value: AttributeValue;
  readonly origin: Origin;
}

/** What must still be true immediately before the write. */
export type Guard =
  | { readonly kind: "status-in"; readonly statuses: readonly string[] }
  | { readonly kind: "login-free"; readonly login: string }
  | { readonly kind: "same-employee"; readonly employeeNumber: string };

/** What reading back must show. */
export type Expectation =
  | { readonly kind: "account-exists"; readonly login: string }
  | { readonly kind: "profile-holds"; readonly values: Readonly<Record<string, AttributeValue | undefined>> }
  | { readonly kind: "status-in"; readonly statuses: readonly string[] }
  | { readonly kind: "sessions-ended" }
  | { readonly kind: "no-factors" }
  | { readonly kind: "account-gone" }
  | { readonly kind: "member"; readonly groupId: string; readonly is: "in" | "out" }
  | { readonly kind: "assigned"; readonly appId: string; readonly is: "in" | "out" }
  | { readonly kind: "task-open" }
  | { readonly kind: "handed-over" };

/** When a step is to be done. */
export type Due = "at-once" | Instant;

/** One step: what, when, why, and how it is proven and taken back. */
export interface Step {
  /** Stable over re-planning: made of the action and its target (`add-to-group:00g…`). */
  readonly id: string;
  readonly action: Action;
  readonly due: Due;
  readonly causes: readonly Cause[];
  readonly guards: readonly Guard[];
  readonly expect: Expectation;
  /** What would take it back; `undefined` where nothing can (a mail, ended sessions). */
  readonly undo: Action | undefined;
  /** Ids of steps that must have succeeded before. Those missing from the plan are done already. */
  readonly after: readonly string[];
}

/** Something the person has and keeps, and why it was left alone. */
export interface Kept {
  readonly kind: "membership" | "assignment";
  readonly id: string;
  readonly name: string;
  readonly why:
    | "by-hand"
    | "rule"
    | "imported"
    | "granted-by-row"
    | "comes-with-group"
    | "not-in-table"
    | "extra-access";
}

/** Something a person should know before the plan is carried out. */
export interface Finding {
  readonly kind: string;
  readonly sentence: string;
}

/** Whom the plan is about. `accountId` is absent until the account exists. */
export interface Subject {
  readonly accountId?: string;
  readonly login: string;
  readonly name: string;
}

/** The ordered, minimal list of steps from what is to what should be. */
export interface Plan {
  readonly format: 1;
  readonly kind: Request["kind"];
  readonly ticket: TicketRef;
  readonly subject: Subject;
  /** The person's zone: due instants are shown in it and in UTC. */
  readonly zone: TimeZone;
  readonly table: { readonly name: string; readonly org: string; readonly version: string };
  readonly steps: readonly Step[];
  readonly kept: readonly Kept[];
  readonly findings: readonly Finding[];
  /** When the ticket has to be planned anew although no step waits: a leave or an extra access ends then. */
  readonly replanAt?: Instant;
  /** SHA-256 of the canonical JSON of everything above, lower-case hex: what an approver approves. */
  readonly hash: string;
}

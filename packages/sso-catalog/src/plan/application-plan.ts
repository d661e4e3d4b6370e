import type { OktaApplication } from "../okta/okta-application.ts";
import type { ApplicationDifference } from "./application-differences.ts";
import type { GroupAssignment } from "./application-state.ts";
import type { OtherUserName } from "./other-user-name.ts";

/** One write at Okta. Steps that need an id of an application that is yet to be made leave it to whoever makes it. */
export type ApplicationStep =
  | { readonly kind: "create-application"; readonly body: OktaApplication }
  /** `body` is the whole application to put in place of what was read, without what only Okta may set. */
  | {
      readonly kind: "change-application";
      readonly body: Readonly<Record<string, unknown>>;
      readonly differences: readonly ApplicationDifference[];
    }
  | { readonly kind: "activate-application" }
  /** `replaces`: the group gives it already, with what is there of priority and profile. */
  | ({ readonly kind: "assign-group"; readonly replaces?: GroupAssignment } & GroupAssignment)
  | { readonly kind: "push-group"; readonly groupId: string }
  | { readonly kind: "restart-push"; readonly groupId: string; readonly pushId: string }
  /** Stops and ends a push; the group at the provider is emptied first, and stays. */
  | { readonly kind: "end-push"; readonly groupId: string; readonly pushId: string }
  | { readonly kind: "unassign-group"; readonly groupId: string };

/** A group Okta holds and nobody named: told, so that somebody decides. */
export interface Extra {
  readonly groupId: string;
  readonly held: "assigned" | "pushed";
}

/** A group that is to be pushed and cannot be yet, as the application takes no groups before a person switched it on. */
export interface WaitingPush {
  readonly groupId: string;
  /** What a person does, where, and why it is theirs. */
  readonly sentence: string;
}

/** Why nothing is planned. */
export interface ApplicationPlanProblem {
  readonly kind:
    | "group-both-assigned-and-pushed"
    | "group-named-twice"
    | "nothing-is-pushed-there"
    | "priority-given-twice";
  readonly groupId: string;
  readonly sentence: string;
}

/** The ordered writes from what is to what has to be; none when all is well. */
export interface ApplicationPlan {
  /** The blueprint's key. */
  readonly application: string;
  /** The application's id in Okta; `undefined` when it is yet to be made. */
  readonly appId: string | undefined;
  readonly steps: readonly ApplicationStep[];
  readonly extras: readonly Extra[];
  readonly waiting: readonly WaitingPush[];
  /** How Okta makes user names, where nobody declared it so: told, and never written. */
  readonly userName?: OtherUserName;
  /** SHA-256 of all this, hexadecimal: what was approved is what is carried out. */
  readonly hash: string;
}

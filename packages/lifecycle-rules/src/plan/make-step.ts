import type { Action, Cause, Due, Expectation, Guard, ProfileChange, Step } from "./plan.ts";

/** What a planner says about a step; the rest follows from the action. */
export interface StepReasons {
  readonly due: Due;
  readonly causes: readonly Cause[];
  readonly guards?: readonly Guard[];
  readonly after?: readonly string[];
}

/** Completes an action to a step: its id, what proves it and what takes it back. */
export function makeStep(action: Action, { due, causes, guards = [], after = [] }: StepReasons): Step {
  const { expect, undo } = consequences(action);
  return { id: stepId(action), action, due, causes, guards, expect, undo, after };
}

/** The id of a step: the action and its target, the same however often it is planned. */
export function stepId(action: Action): string {
  switch (action.kind) {
    case "add-to-group":
    case "remove-from-group":
      return `${action.kind}:${action.groupId}`;
    case "assign-application":
    case "unassign-application":
      return `${action.kind}:${action.appId}`;
    case "open-task":
      return `open-task:${action.task}`;
    case "notify":
      return `notify:${action.event}:${action.audience}`;
    default:
      return action.kind;
  }
}

function consequences(action: Action): { readonly expect: Expectation; readonly undo: Action | undefined } {
  switch (action.kind) {
    case "create-account":
      return { expect: { kind: "account-exists", login: action.login }, undo: { kind: "deactivate-account" } };
    case "update-profile":
      return {
        expect: { kind: "profile-holds", values: Object.fromEntries(action.changes.map((c) => [c.attribute, c.to])) },
        undo: { kind: "update-profile", changes: action.changes.map(reversed) },
      };
    case "activate-account":
      return { expect: statusIn("PROVISIONED", "ACTIVE"), undo: { kind: "deactivate-account" } };
    case "suspend-account":
      return { expect: statusIn("SUSPENDED"), undo: { kind: "unsuspend-account" } };
    case "unsuspend-account":
      return {
        expect: statusIn("ACTIVE", "PROVISIONED", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT"),
        undo: { kind: "suspend-account" },
      };
    case "end-sessions":
      return { expect: { kind: "sessions-ended" }, undo: undefined };
    case "reset-factors":
      return { expect: { kind: "no-factors" }, undo: undefined };
    case "deactivate-account":
      return { expect: statusIn("DEPROVISIONED"), undo: { kind: "activate-account" } };
    case "delete-account":
      return { expect: { kind: "account-gone" }, undo: undefined };
    case "add-to-group":
      return {
        expect: { kind: "member", groupId: action.groupId, is: "in" },
        undo: { ...action, kind: "remove-from-group" },
      };
    case "remove-from-group":
      return {
        expect: { kind: "member", groupId: action.groupId, is: "out" },
        undo: { ...action, kind: "add-to-group" },
      };
    case "assign-application": {
      const { appId, label } = action;
      return { expect: { kind: "assigned", appId, is: "in" }, undo: { kind: "unassign-application", appId, label } };
    }
    case "unassign-application":
      return {
        expect: { kind: "assigned", appId: action.appId, is: "out" },
        undo: { ...action, kind: "assign-application" },
      };
    case "open-task":
      return { expect: { kind: "task-open" }, undo: undefined };
    case "notify":
      return { expect: { kind: "handed-over" }, undo: undefined };
  }
}

const statusIn = (...statuses: readonly string[]): Expectation => ({ kind: "status-in", statuses });

const reversed = ({ attribute, from, to }: ProfileChange): ProfileChange => ({ attribute, from: to, to: from });

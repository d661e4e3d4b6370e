import type { ObservedAccount } from "../observation/observation.ts";
import { profileChanges } from "../person/profile.ts";
import type { Action } from "../plan/plan.ts";

/** Whether doing something would change nothing: the account is so already. */
export function inEffect(action: Action, account: ObservedAccount): boolean {
  const { status, memberships, assignments } = account;
  const member = (id: string) => memberships.some(({ groupId }) => groupId === id);
  const assigned = (id: string) => assignments.some(({ appId }) => appId === id);
  switch (action.kind) {
    case "create-account":
      return true;
    case "update-profile":
      return (
        profileChanges(Object.fromEntries(action.changes.map(({ attribute, to }) => [attribute, to])), account)
          .length === 0
      );
    case "activate-account":
      return status !== "STAGED" && status !== "DEPROVISIONED";
    case "suspend-account":
      return status === "SUSPENDED" || status === "STAGED" || status === "DEPROVISIONED";
    case "unsuspend-account":
      return status !== "SUSPENDED";
    case "deactivate-account":
      return status === "DEPROVISIONED";
    case "end-sessions":
      return !account.mayHoldSessions;
    case "reset-factors":
      return account.mayHoldFactors === false;
    case "delete-account":
      return false;
    case "add-to-group":
      return member(action.groupId);
    case "remove-from-group":
      return !member(action.groupId);
    case "assign-application":
      return assigned(action.appId);
    case "unassign-application":
      return !assigned(action.appId);
    case "open-task":
    case "notify":
      return true;
  }
}

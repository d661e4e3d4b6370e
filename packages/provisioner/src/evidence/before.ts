import type { Action } from "@tenure/lifecycle-rules";
import type { Json } from "../json.ts";
import type { DirectoryAccount } from "../ports/directory.ts";

/** How what an action changes was before, as it was seen when the plan was made; `undefined` where nobody looked. */
export function beforeOf(action: Action, account: DirectoryAccount | "absent" | undefined): Json | undefined {
  if (account === "absent") return { account };
  if (account === undefined) return undefined;
  switch (action.kind) {
    case "add-to-group":
    case "remove-from-group": {
      const membership = account.memberships.find(({ groupId }) => groupId === action.groupId);
      return { member: membership === undefined ? "out" : membership.provenance.kind };
    }
    case "assign-application":
    case "unassign-application": {
      const assignment = account.assignments.find(({ appId }) => appId === action.appId);
      return { assigned: assignment === undefined ? "out" : assignment.scope };
    }
    case "end-sessions":
      return { sessions: account.mayHoldSessions ? "perhaps alive" : "none", status: account.status };
    case "create-account":
    case "update-profile":
    case "open-task":
    case "notify":
      // A change says itself what was before; what is told was not there.
      return undefined;
    default:
      return { status: account.status };
  }
}

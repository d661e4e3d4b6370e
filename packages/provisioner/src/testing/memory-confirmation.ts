import { canonicalJson, type Expectation } from "@tenure/lifecycle-rules";
import type { Confirmation, DirectoryAccount } from "../ports/directory.ts";

/** Whether an account is as expected. */
export function confirmed(expectation: Expectation, account: DirectoryAccount | undefined): Confirmation {
  if (expectation.kind === "account-gone")
    return says(account === undefined, "The account is gone.", "The account is there.");
  if (account === undefined) return { holds: false, seen: "There is no account." };
  switch (expectation.kind) {
    case "account-exists":
      return says(account.login === expectation.login, "The account exists.", "It is another account.");
    case "profile-holds": {
      const wrong = Object.entries(expectation.values).filter(
        ([name, value]) => canonicalJson(account.profile[name] ?? null) !== canonicalJson(value ?? null),
      );
      const names = wrong.map(([name]) => name).join(", ");
      return says(wrong.length === 0, "The profile holds what was written.", `The profile differs in ${names}.`);
    }
    case "status-in":
      return says(
        expectation.statuses.includes(account.status),
        `The account is ${account.status}.`,
        `The account is ${account.status}.`,
      );
    case "sessions-ended":
      return says(!account.mayHoldSessions, "No session is alive.", "Sessions may be alive.");
    case "no-factors":
      return says(account.mayHoldFactors === false, "No factor is enrolled.", "Factors may be enrolled.");
    case "member": {
      const is = account.memberships.some(({ groupId }) => groupId === expectation.groupId);
      return says(is === (expectation.is === "in"), ...inOrOut(is, "in the group"));
    }
    case "assigned": {
      const is = account.assignments.some(({ appId }) => appId === expectation.appId);
      return says(is === (expectation.is === "in"), ...inOrOut(is, "assigned"));
    }
    case "task-open":
    case "handed-over":
      return { holds: true, seen: "Not a matter of the directory." };
  }
}

function inOrOut(is: boolean, words: string): readonly [string, string] {
  const seen = is ? `The account is ${words}.` : `The account is not ${words}.`;
  return [seen, seen];
}

function says(holds: boolean, yes: string, no: string): Confirmation {
  return { holds, seen: holds ? yes : no };
}

import type { AttributeValue, Expectation } from "@tenure/lifecycle-rules";
import type { User } from "@tenure/okta-client";
import type { Confirmation } from "@tenure/provisioner";
import type { Reading } from "./reading.ts";

/** Judges an expectation by what was read, and says what was seen. Pure. */
export function see(
  expectation: Expectation,
  { assignments, factors, groups, tokenClients, user: account }: Reading,
): Confirmation {
  switch (expectation.kind) {
    case "account-exists":
      return seen(account !== undefined, statusWords(account));
    case "account-gone":
      return account === undefined ? seen(true, "The account is gone.") : seen(false, statusWords(account));
    case "status-in":
      return seen(
        account !== undefined && !account.transitioningToStatus && expectation.statuses.includes(account.status),
        statusWords(account),
      );
    case "profile-holds":
      return account === undefined ? seen(false, NOBODY) : profileSeen(account, expectation.values);
    case "member": {
      const group = groups?.find(({ id }) => id === expectation.groupId);
      const words = group === undefined ? "The account is not a member." : `The account is in "${group.profile.name}".`;
      return seen(groups !== undefined && (group !== undefined) === (expectation.is === "in"), words);
    }
    case "assigned": {
      const assignment = assignments.get(expectation.appId);
      const words =
        assignment === undefined ? "The account has no assignment." : `The account is assigned (${assignment.status}).`;
      return seen((assignment !== undefined) === (expectation.is === "in"), words);
    }
    case "sessions-ended":
      // Okta lists no sessions: their end is its answer to the call. Tokens outlive sessions, and are listed.
      return tokenClients === 0
        ? seen(true, "Okta has ended all sessions, and no client holds a token.")
        : seen(false, tokenClients === undefined ? NOBODY : `${tokenClients} clients still hold tokens.`);
    case "no-factors":
      return factors === 0
        ? seen(true, "No factor is enrolled.")
        : seen(false, factors === undefined ? NOBODY : `${factors} factors are still enrolled.`);
    case "task-open":
    case "handed-over":
      return seen(false, "Okta knows nothing of tasks and mails.");
  }
}

const NOBODY = "There is no such account.";

const seen = (holds: boolean, sentence: string): Confirmation => ({ holds, seen: sentence });

function statusWords(user: User | undefined): string {
  if (user === undefined) return NOBODY;
  const way = user.transitioningToStatus ? `, on the way to ${user.transitioningToStatus}` : "";
  return `The account is ${user.status}${way}.`;
}

/** Names the attributes that differ and never what they hold. */
function profileSeen({ profile }: User, values: Readonly<Record<string, AttributeValue | undefined>>): Confirmation {
  const names = Object.keys(values);
  const wrong = names.filter((name) => plain(profile[name]) !== plain(values[name]));
  return wrong.length === 0
    ? seen(true, `The profile holds ${names.join(", ")} as planned.`)
    : seen(false, `The profile holds other values for ${wrong.join(", ")}.`);
}

/** Okta writes "nothing" as null, by leaving it out, or as an empty list; numbers and booleans are text to us. */
function plain(value: unknown): string {
  if (value === null || value === undefined || value === "") return "[]";
  return JSON.stringify([value].flat().map(String));
}

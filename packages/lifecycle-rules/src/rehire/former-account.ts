import { err, ok, type Result } from "neverthrow";
import { markedAccount } from "../joiner/marked-account.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { findPerson } from "../person/find-person.ts";
import { standingLeaver } from "../plan/come-back.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { RehireRequest } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";
import { isBarred } from "./barred.ts";

/** The account a returning person had, if it may be used again; `undefined` when there is none. */
export function formerAccount(
  request: RehireRequest,
  rules: TableRules,
  observation: Observation,
  now: Instant,
): Result<ObservedAccount | undefined, readonly Refusal[]> {
  const made = markedAccount(request, observation, rules);
  if (made.isErr()) return made;
  if (made.value !== undefined) return isBarred(made.value, rules) ? err([barred(made.value)]) : made;
  const found = findPerson(request.person, observation, rules);
  if (found.isErr()) return found.error.every(({ kind }) => kind === "nobody-found") ? ok(undefined) : err(found.error);
  const account = found.value;
  const obstacle = inTheWay(account, rules, observation, now);
  return obstacle === undefined ? ok(account) : err([obstacle]);
}

function inTheWay(
  account: ObservedAccount,
  rules: TableRules,
  observation: Observation,
  now: Instant,
): Refusal | undefined {
  const { login, status } = account;
  const { confirmedSteps = [] } = observation;
  if (isBarred(account, rules)) return barred(account);
  if (isLeaving(observation, now)) return undefined;
  if (status === "SUSPENDED") {
    return { kind: "account-in-use", sentence: `${login} is suspended, not gone; file a return if the leave is over.` };
  }
  const woken = confirmedSteps.some(({ id }) => id === "activate-account");
  if (status === "STAGED" || status === "PROVISIONED" || status === "DEPROVISIONED" || woken) return undefined;
  return {
    kind: "account-in-use",
    sentence: `${login} is ${status}: this person has not left, so it is not a rehire.`,
  };
}

/** Why is nobody's business on a ticket that many can read. */
const barred = ({ login }: ObservedAccount): Refusal => ({
  kind: "barred",
  sentence: `HR must decide about ${login} before this goes on.`,
});

/** Whether a termination of the person counts: then coming back is one more word in it, not a mistake. */
export function isLeaving({ otherTickets = [] }: Observation, now: Instant): boolean {
  return standingLeaver(otherTickets, now) !== undefined;
}

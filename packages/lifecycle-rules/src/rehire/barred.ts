import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { findPerson } from "../person/find-person.ts";
import type { TableRules } from "../reference-table/rules.ts";
import { liveRequest, type Request } from "../request/request.ts";

/** Whether the directory says of an account that its owner must not be hired again. */
export function isBarred(
  { profile }: Pick<ObservedAccount, "profile">,
  { barredAttribute }: Pick<TableRules, "barredAttribute">,
): boolean {
  const barred = barredAttribute === undefined ? undefined : profile[barredAttribute];
  return String(barred).toLowerCase() === "true";
}

/**
 * The world without what would hire a barred person again: such a ticket brings nobody back and drops no termination,
 * whoever let it go on. One that is done was carried out before they were barred, and still tells that they were back.
 */
export function withoutBarredReturn(request: Request, observation: Observation, rules: TableRules): Observation {
  const live = liveRequest(request);
  const { otherTickets } = observation;
  if (rules.barredAttribute === undefined || otherTickets === undefined || !("person" in live)) return observation;
  const barred = findPerson(live.person, observation, rules).map((account) => isBarred(account, rules));
  if (!barred.unwrapOr(false)) return observation;
  const counting = otherTickets.filter(({ kind, state }) => kind !== "rehire" || state === "done");
  return { ...observation, otherTickets: counting };
}

import type { Observation, ObservedAccount } from "../observation/observation.ts";
import type { Finding } from "../plan/plan.ts";
import type { TableRules } from "../reference-table/rules.ts";
import { addDays } from "../time/add-days.ts";
import { startOfDay } from "../time/day-bounds.ts";
import { dayOf } from "../time/day-of.ts";
import type { Instant } from "../time/instant.ts";
import { isWorkingDay } from "../time/working-days.ts";
import { workingDaysOf } from "../time/working-days-of.ts";
import { fullName, type HireRequest } from "./hire-profile.ts";

/** A manager nobody knows does not stop a hire: the account is made without, and says so. */
export function managerFindings(
  { manager }: Pick<HireRequest, "manager">,
  observation: Observation,
): readonly Finding[] {
  if (manager === undefined || observation.manager?.active === true) return [];
  const what = observation.manager === undefined ? "is not known to Okta" : "is not active in Okta";
  return [
    {
      kind: "manager-unknown",
      sentence: `The manager ${manager.value} ${what}; the account is made without, and planned again when that changes.`,
    },
  ];
}

/** Without a private address nobody can reach the person before their first day. */
export function contactFindings({ personalEmail }: Pick<HireRequest, "personalEmail">): readonly Finding[] {
  if (personalEmail !== undefined) return [];
  return [
    {
      kind: "no-personal-address",
      sentence: "No personal mail address is given, so only the manager is told when the account is active.",
    },
  ];
}

/** A first day on which nobody works: access begins all the same, and somebody may have meant another day. */
export function startFindings({ start, attributes }: HireRequest, rules: TableRules): readonly Finding[] {
  const calendar = workingDaysOf(attributes, rules);
  if (calendar === undefined || isWorkingDay(start.value, calendar)) return [];
  return [
    {
      kind: "starts-on-day-off",
      sentence: `${start.origin.label}: nobody works on ${start.value} there; access begins on that day all the same.`,
    },
  ];
}

/** Days after the start in which people set their account up; who has not by then has probably lost the link. */
const DAYS_TO_ACTIVATE = 3;

/**
 * Somebody who has started and never signed in. The days count from the start, or from the activation where that came
 * later; where this ticket activated and nobody knows when, nothing is said. A new link goes by way of the manager; a
 * password is never mailed.
 */
export function activationFindings(
  { start, zone }: HireRequest,
  account: ObservedAccount | undefined,
  { activatedAt, confirmedSteps = [] }: Pick<Observation, "activatedAt" | "confirmedSteps">,
  now: Instant,
): readonly Finding[] {
  if (activatedAt === undefined && confirmedSteps.some(({ id }) => id === "activate-account")) return [];
  const activated = activatedAt === undefined ? start.value : dayOf(activatedAt, zone.value);
  const since = activated > start.value ? activated : start.value;
  const patience = startOfDay(addDays(since, DAYS_TO_ACTIVATE), zone.value);
  if (account?.status !== "PROVISIONED" || now < patience) return [];
  return [
    {
      kind: "never-signed-in",
      sentence: `${account.login} has not set up their account since ${since}; send the activation again, with the manager in copy.`,
    },
  ];
}

/** People of the same name or private address who left: perhaps this one, with a new number. Only a person can tell. */
export function returningFindings(
  request: HireRequest,
  { accounts }: Observation,
  account: ObservedAccount | undefined,
): readonly Finding[] {
  const { givenName, familyName, personalEmail } = request;
  const alike = ({ profile }: ObservedAccount) =>
    (profile["firstName"] === givenName.value && profile["lastName"] === familyName?.value) ||
    profile["displayName"] === fullName(request) ||
    (personalEmail !== undefined && profile["secondEmail"] === personalEmail.value);
  return accounts
    .filter((one) => one.id !== account?.id && one.status === "DEPROVISIONED" && alike(one))
    .map(({ login }) => login)
    .toSorted()
    .map((login) => ({
      kind: "perhaps-returning",
      sentence: `${login} has left and may be the same person; if so, file a rehire that names that login.`,
    }));
}

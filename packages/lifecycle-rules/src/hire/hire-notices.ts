import type { Observation } from "../observation/observation.ts";
import { type Addresses, noticeSteps } from "../plan/notices.ts";
import type { Cause, Detail, Step } from "../plan/plan.ts";
import type { MatchedRow } from "../reference-table/match-rows.ts";
import type { Instant } from "../time/instant.ts";
import { fullName, type HireRequest } from "./hire-profile.ts";

/** What a mail or task about a hire may say. */
export function hireFacts(request: HireRequest, login: string): readonly Detail[] {
  return [
    { label: "Name", value: fullName(request) },
    { label: "Login", value: login },
    { label: request.start.origin.label, value: request.start.value },
  ];
}

/** Told at once: the account stands ready. The person is not told before it works. */
export function preparedNotices(
  request: HireRequest,
  matched: readonly MatchedRow[],
  observation: Observation,
  login: string,
  because: Cause,
): readonly Step[] {
  const facts = hireFacts(request, login);
  return [
    ...noticeSteps(
      { event: "account-prepared", facts, due: "at-once", after: ["create-account"], always: ["manager"], because },
      matched,
      addressesOf(request, observation),
      observation,
    ),
    ...noticeSteps(
      { event: "task-opened", facts, due: "at-once", after: [], always: [], because },
      matched,
      addressesOf(request, observation),
      observation,
    ),
  ];
}

/** Told on the start day, at the address that works without the account. */
export function activeNotices(
  request: HireRequest,
  matched: readonly MatchedRow[],
  observation: Observation,
  login: string,
  because: Cause,
  due: Instant,
): readonly Step[] {
  const facts = hireFacts(request, login);
  const after = ["activate-account"];
  return noticeSteps(
    { event: "account-active", facts, due, after, always: ["manager", "person"], because },
    matched,
    addressesOf(request, observation),
    observation,
  );
}

function addressesOf({ personalEmail }: HireRequest, { manager }: Observation): Addresses {
  return { person: personalEmail?.value, manager: manager?.active === true ? manager.email : undefined };
}

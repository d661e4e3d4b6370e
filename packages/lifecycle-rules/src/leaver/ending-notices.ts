import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { personFacts } from "../person/person-in-plan.ts";
import { type Addresses, noticeSteps } from "../plan/notices.ts";
import type { Step } from "../plan/plan.ts";
import { matchRows } from "../reference-table/match-rows.ts";
import type { Audience, ReferenceTable } from "../reference-table/table.ts";
import type { Attributes, LeaverRequest } from "../request/request.ts";
import type { LeaverReasons, Stages } from "./leaver-reasons.ts";

/** Tells those concerned that access has ended, after it has; never the person, and after a death nobody but security. */
export function endingNotices(
  request: LeaverRequest,
  table: ReferenceTable,
  observation: Observation,
  known: Attributes,
  account: ObservedAccount,
  { strip }: Stages,
  { causes }: LeaverReasons,
  before: readonly Step[],
  { manager }: Addresses,
): readonly Step[] {
  const { securityMailbox, clearedOnLeave = [], profile } = table.rules;
  const discreet = request.discreet?.value === "Yes";
  const cleared = new Set(clearedOnLeave);
  // Matched without what is being cleared, so that the answer is the same before and after.
  const lasting = Object.fromEntries(
    Object.entries(known).filter(([attribute]) => !cleared.has(profile[attribute] ?? "")),
  );
  const security: readonly Audience[] = securityMailbox === undefined ? [] : [`mailbox:${securityMailbox}`];
  return noticeSteps(
    {
      event: "access-ended",
      facts: personFacts(account, request.leave.kind === "end-of-day" ? request.leave.lastDay : undefined),
      due: strip,
      after: before.map(({ id }) => id),
      always: discreet ? security : ["manager", ...security],
      because: causes[0],
    },
    discreet ? [] : matchRows(table, lasting),
    { person: undefined, manager },
    observation,
  );
}

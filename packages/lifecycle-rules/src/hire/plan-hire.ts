import { err, ok, type Result } from "neverthrow";
import { applicableRows } from "../entitlements/applicable-rows.ts";
import { preflight } from "../entitlements/preflight.ts";
import { isMarked } from "../joiner/joiner-account.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { ownChanges, profileChanges, profileOf } from "../person/profile.ts";
import { changeAccess } from "../plan/change-access.ts";
import type { Draft } from "../plan/draft.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Cause, Finding, ProfileChange, Step, Subject } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { taskSteps } from "../plan/tasks.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import { startOfDay } from "../time/day-bounds.ts";
import type { Instant } from "../time/instant.ts";
import {
  activationFindings,
  contactFindings,
  managerFindings,
  returningFindings,
  startFindings,
} from "./hire-findings.ts";
import { activeNotices, hireFacts, preparedNotices } from "./hire-notices.ts";
import { fullName, type HireRequest, hireProfile } from "./hire-profile.ts";

/** An account is made, or one that sleeps is taken over, gets its access at once and wakes up on the start day. */
export function planHire(
  request: HireRequest,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
  account: ObservedAccount | undefined,
  login: string,
): Result<Draft, readonly Refusal[]> {
  const zone = request.zone.value;
  const start = startOfDay(request.start.value, zone);
  const subject: Subject = {
    ...(account === undefined ? {} : { accountId: account.id }),
    login,
    name: fullName(request),
  };
  const base = { subject, zone, effectiveAt: start } as const;
  if (account !== undefined && hasMovedOn(request, table.rules, observation, account)) {
    return ok({ ...base, steps: [], kept: [], findings: [superseded(subject)] });
  }
  const rows = applicableRows(table, request.attributes);
  const asleep = account === undefined || account.status === "STAGED";
  const access = changeAccess(table, rows, account ?? { memberships: [], assignments: [] }, {
    due: "at-once",
    after: ["create-account"],
    zone,
    now,
    // What an edited form no longer asks for is taken back while the account sleeps, and left to a mover afterwards.
    others: account?.status === "STAGED" ? "revoke" : "keep",
    seen: observation,
  });
  const refusals = [...rows.refusals, ...access.refusals, ...preflight(rows.matched, observation)];
  if (refusals.length > 0) return err(refusals);

  const asked: Cause = { kind: "request", what: "joins", origin: request.start.origin };
  const early = tooEarly(account, observation, start, now, asked);
  return ok({
    ...base,
    steps: [
      ...profileSteps(request, table.rules, observation, account, login, asked),
      ...early.steps,
      ...access.steps,
      ...taskSteps(rows.matched, request, table.rules, observation, {
        due: "at-once",
        facts: hireFacts(request, login),
      }),
      ...preparedNotices(request, rows.matched, observation, login, asked),
      ...(asleep ? [activation(request, start, asked)] : []),
      ...activeNotices(request, rows.matched, observation, login, asked, start),
    ],
    kept: access.kept,
    findings: [
      ...rows.findings,
      ...access.findings,
      ...early.findings,
      ...managerFindings(request, observation),
      ...contactFindings(request),
      ...startFindings(request, table.rules),
      ...activationFindings(request, account, observation, now),
      ...returningFindings(request, observation, account),
    ],
    ...(early.steps.length > 0 || early.findings.length > 0 ? { replanAt: start } : {}),
  });
}

function profileSteps(
  request: HireRequest,
  rules: TableRules,
  observation: Observation,
  account: ObservedAccount | undefined,
  login: string,
  asked: Cause,
): readonly Step[] {
  const once = { due: "at-once", causes: [asked] } as const;
  const profile = hireProfile(request, rules, observation, login);
  if (account === undefined) {
    const intent = { attribute: rules.intentAttribute, value: request.ticket.id };
    const guards = [{ kind: "login-free", login }] as const;
    return [makeStep({ kind: "create-account", login, profile, intent }, { ...once, guards })];
  }
  const changes = ownChanges(profileChanges(profile, account), rules).filter((change) => mayWrite(change, account));
  return changes.length > 0 ? [makeStep({ kind: "update-profile", changes }, once)] : [];
}

/** Started, and a later change has had its say: this ticket is no longer the latest word. */
function hasMovedOn(
  request: HireRequest,
  rules: TableRules,
  { otherTickets }: Observation,
  account: ObservedAccount,
): boolean {
  // Where other tickets are known they decide; without them, a profile that says otherwise must do.
  if (otherTickets !== undefined || account.status === "STAGED" || !isMarked(account, request, rules)) return false;
  return profileChanges(profileOf(request.attributes, rules), account).length > 0;
}

/** Once the person has started, only a manager who was not known before is filled in. */
function mayWrite({ attribute, from }: ProfileChange, { status }: ObservedAccount): boolean {
  return status === "STAGED" || (from === undefined && (attribute === "managerId" || attribute === "manager"));
}

/** The start was moved to later than the account woke up: suspended until then, and woken by the plan of that day. */
function tooEarly(
  account: ObservedAccount | undefined,
  { confirmedSteps = [] }: Observation,
  start: Instant,
  now: Instant,
  asked: Cause,
): { readonly steps: readonly Step[]; readonly findings: readonly Finding[] } {
  const ours = (id: string) => confirmedSteps.some((step) => step.id === id);
  if (account?.status === "SUSPENDED" && now >= start) {
    return { steps: [makeStep({ kind: "unsuspend-account" }, { due: start, causes: [asked] })], findings: [] };
  }
  const awake =
    account?.status === "ACTIVE" || account?.status === "PASSWORD_EXPIRED" || account?.status === "RECOVERY";
  if (account === undefined || now >= start || (!awake && account.status !== "SUSPENDED"))
    return { steps: [], findings: [] };
  const finding: Finding = {
    kind: "awake-before-start",
    sentence: `${account.login} woke up before the start day, which has been moved; it is suspended until ${start}.`,
  };
  const steps =
    awake && !ours("unsuspend-account")
      ? [makeStep({ kind: "suspend-account" }, { due: "at-once", causes: [asked] })]
      : [];
  return { steps, findings: [finding] };
}

function activation({ employeeNumber }: HireRequest, start: Instant, asked: Cause): Step {
  const same =
    employeeNumber === undefined ? [] : [{ kind: "same-employee", employeeNumber: employeeNumber.value } as const];
  return makeStep(
    { kind: "activate-account" },
    {
      due: start,
      causes: [asked],
      guards: [{ kind: "status-in", statuses: ["STAGED"] }, ...same],
      after: ["create-account", "update-profile"],
    },
  );
}

function superseded({ login }: Subject): Finding {
  return {
    kind: "superseded",
    sentence: `${login} has started and their profile has changed since; this ticket is no longer the latest word.`,
  };
}

import { err, ok, type Result } from "neverthrow";
import { applicableRows } from "../entitlements/applicable-rows.ts";
import { accessTarget } from "../entitlements/granted.ts";
import { preflight } from "../entitlements/preflight.ts";
import { freeLogin } from "../hire/free-login.ts";
import { contactFindings, managerFindings } from "../hire/hire-findings.ts";
import { activeNotices, hireFacts, preparedNotices } from "../hire/hire-notices.ts";
import { fullName, hireProfile } from "../hire/hire-profile.ts";
import { planHire } from "../hire/plan-hire.ts";
import { isMarked } from "../joiner/joiner-account.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { ownChanges, profileChanges } from "../person/profile.ts";
import { byId } from "../plan/by-id.ts";
import { changeAccess } from "../plan/change-access.ts";
import type { Draft } from "../plan/draft.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Cause, Kept, Step } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { taskSteps } from "../plan/tasks.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { RehireRequest } from "../request/request.ts";
import { startOfDay } from "../time/day-bounds.ts";
import type { Instant } from "../time/instant.ts";
import { formerAccount, isLeaving } from "./former-account.ts";

/**
 * Somebody comes back after having left. The old account is used again, with its id and history: first whatever it
 * still holds goes, then it wakes up on the start day, and only then does it get what the table grants now.
 */
export function planRehire(
  request: RehireRequest,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
): Result<Draft, readonly Refusal[]> {
  const found = formerAccount(request, table.rules, observation, now);
  if (found.isErr()) return err(found.error);
  const account = found.value;
  if (account === undefined) {
    return freeLogin(request, table.rules, observation, now)
      .andThen((login) => planHire(request, table, observation, now, undefined, login))
      .map((draft) => ({ ...draft, findings: [...draft.findings, newAccount(request)] }));
  }
  return account.status === "STAGED"
    ? planHire(request, table, observation, now, account, account.login)
    : reuse(request, table, observation, now, account);
}

function reuse(
  request: RehireRequest,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
  account: ObservedAccount,
): Result<Draft, readonly Refusal[]> {
  const zone = request.zone.value;
  const start = startOfDay(request.start.value, zone);
  const asked: Cause = { kind: "request", what: "returns", origin: request.start.origin };
  const rows = applicableRows(table, request.attributes);
  const wanted = new Set(rows.matched.flatMap(({ row }) => row.grants.flatMap((grant) => accessTarget(grant) ?? [])));
  const gone = account.status === "DEPROVISIONED";
  // The termination had not ended when the person came back: what is left of it is dropped, and they are as a mover is.
  const stayed = !gone && isLeaving(observation, now);
  const marked = isMarked(account, request, table.rules);
  // Until the account carries this ticket's mark it holds what it held before, whoever has woken it meanwhile.
  const stripping = gone || (!marked && !stayed) ? stripSteps(account, wanted, observation, asked) : [];
  const stripped = new Set(stripping.map(({ id }) => id));
  const waking = gone ? [wakeStep(start, asked, stripping)] : unsuspension(account, start, asked);
  const changes = marked
    ? []
    : ownChanges(profileChanges(hireProfile(request, table.rules, observation, account.login), account), table.rules);
  const access = changeAccess(table, rows, account, {
    due: start,
    after: ["activate-account", "update-profile"],
    zone,
    now,
    others: stayed ? "revoke" : "keep",
    seen: observation,
  });
  const refusals = [...rows.refusals, ...access.refusals, ...preflight(rows.matched, observation)];
  if (refusals.length > 0) return err(refusals);
  const kept: readonly Kept[] = access.kept.filter(({ id }) => ![...stripped].some((step) => step.endsWith(`:${id}`)));
  return ok({
    subject: { accountId: account.id, login: account.login, name: fullName(request) },
    zone,
    effectiveAt: start,
    steps: [
      ...stripping,
      ...taskSteps(rows.matched, request, table.rules, observation, {
        due: "at-once",
        facts: hireFacts(request, account.login),
      }),
      ...preparedNotices(request, rows.matched, observation, account.login, asked),
      ...waking,
      // Okta changes nothing in the profile of a deactivated account: first it wakes, then it learns who it is now.
      ...(changes.length > 0
        ? [
            makeStep(
              { kind: "update-profile", changes },
              { due: start, causes: [asked], after: [...stripped, "activate-account"] },
            ),
          ]
        : []),
      ...access.steps,
      ...activeNotices(request, rows.matched, observation, account.login, asked, start),
    ],
    kept,
    findings: [
      stayed
        ? {
            kind: "stays",
            sentence: `${account.login} had not left yet: what the termination would still do is dropped.`,
          }
        : {
            kind: "returning",
            sentence: `${account.login} returns: the account of before is used again, stripped first. Applications that kept the person wake that account and make no new one.`,
          },
      ...rows.findings,
      ...access.findings,
      ...managerFindings(request, observation),
      ...contactFindings(request),
    ],
  });
}

/** Suspended by the termination that is no more. */
function unsuspension({ status }: ObservedAccount, start: Instant, asked: Cause): readonly Step[] {
  if (status !== "SUSPENDED") return [];
  const guards = [{ kind: "status-in", statuses: ["SUSPENDED"] }] as const;
  return [makeStep({ kind: "unsuspend-account" }, { due: start, causes: [asked], guards })];
}

function stripSteps(
  account: ObservedAccount,
  wanted: ReadonlySet<string>,
  { confirmedSteps = [] }: Observation,
  asked: Cause,
): readonly Step[] {
  const why = { due: "at-once", causes: [asked] } as const;
  const done = confirmedSteps.some(({ id }) => id === "reset-factors");
  const factors = account.mayHoldFactors ?? !done;
  return [
    ...byId(account.memberships, ({ groupId }) => groupId)
      .filter(({ groupId, provenance }) => isDirect(provenance.kind) && !wanted.has(groupId))
      .map(({ groupId, name }) => makeStep({ kind: "remove-from-group", groupId, name }, why)),
    ...byId(account.assignments, ({ appId }) => appId)
      .filter(({ appId, scope }) => scope === "user" && !wanted.has(appId))
      .map(({ appId, label }) => makeStep({ kind: "unassign-application", appId, label }, why)),
    ...(factors ? [makeStep({ kind: "reset-factors" }, why)] : []),
  ];
}

const isDirect = (kind: string) => kind === "ours" || kind === "by-hand";

function wakeStep(start: Instant, asked: Cause, stripping: readonly Step[]): Step {
  const guards = [{ kind: "status-in", statuses: ["DEPROVISIONED"] }] as const;
  return makeStep(
    { kind: "activate-account" },
    { due: start, causes: [asked], guards, after: stripping.map(({ id }) => id) },
  );
}

function newAccount({ person }: RehireRequest) {
  const named = person.login?.value ?? person.employeeNumber?.value ?? "the person";
  return {
    kind: "no-former-account",
    sentence: `Okta has no account of ${named} any more; a new one is made, and old mail aliases are not taken over.`,
  };
}

import { runningAccess } from "../access/running-access.ts";
import type { ApplicableRows } from "../entitlements/applicable-rows.ts";
import { accessTarget, granted } from "../entitlements/granted.ts";
import { managedTargets } from "../entitlements/managed-targets.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { matchRows } from "../reference-table/match-rows.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Attributes } from "../request/request.ts";
import { type SeparatedChange, separate } from "../separation/separate.ts";
import { addDays } from "../time/add-days.ts";
import { startOfDay } from "../time/day-bounds.ts";
import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { TimeZone } from "../time/time-zone.ts";
import { heldByUs, sharedFrom } from "./access-claims.ts";
import { byRuleToo, deniedTargets, givenByHand, removedByHand, trapped } from "./access-findings.ts";
import { byId } from "./by-id.ts";
import { makeStep } from "./make-step.ts";
import type { Cause, Due, Finding, Kept, Step } from "./plan.ts";
import type { Refusal } from "./refusal.ts";
import { targetOf } from "./step-target.ts";

/** Somebody's access; nobody has any before the account exists. */
export type HeldAccess = Pick<ObservedAccount, "memberships" | "assignments">;

/** When access changes, and which steps must come before. */
export interface ChangeTiming {
  readonly due: Due;
  readonly after: readonly string[];
  /**
   * The day the change is for, from which the overlap of a row counts that gave something until then, by who the person
   * was; absent: nothing overlaps.
   */
  readonly overlap?: { readonly day: LocalDate; readonly before: Attributes };
  readonly zone: TimeZone;
  readonly now: Instant;
  /** What was seen of other tickets' access for a time, not taken before its end, and of what this ticket did. */
  readonly seen: Pick<Observation, "extraAccess" | "confirmedSteps">;
  /** `keep`: only give. `revoke`: take what we gave and no row grants any more. */
  readonly others: "keep" | "revoke";
  /**
   * Gives anew what is held by us and not by this ticket: nothing changes in the directory, but from then on it is this
   * ticket's as well, and outlasts the reason it was there for.
   */
  readonly claims?: boolean;
  /** Takes before it gives, without any overlap: where law or the policy lets nobody hold both. */
  readonly takeFirst?: boolean;
}

/** The rows that give, and what they exclude. */
export type GrantingRows = Pick<ApplicableRows, "matched" | "excluded"> & Partial<Pick<ApplicableRows, "barred">>;

/** Steps from the access somebody has to what the rows grant, and what stays. */
export interface AccessChange {
  /** In the order of doing, overlapping removals last. */
  readonly steps: readonly Step[];
  readonly kept: readonly Kept[];
  readonly findings: readonly Finding[];
  readonly refusals: readonly Refusal[];
}

const NOTHING: ReadonlyMap<string, unknown> = new Map();

/** Works out what to give and take. Only what we gave and the table manages is ever taken. */
export function changeAccess(
  table: ReferenceTable,
  rows: GrantingRows,
  held: HeldAccess,
  timing: ChangeTiming,
): AccessChange {
  const wanted = new Set(rows.matched.flatMap(({ row }) => row.grants.flatMap((grant) => accessTarget(grant) ?? [])));
  const extra = runningAccess(timing.seen.extraAccess, timing.now);
  // Nobody whom a row leaves out keeps it, whatever else gave it.
  const outlasts = extra.difference(rows.barred ?? NOTHING);
  const lost = timing.others === "keep" ? [] : revocations(table, rows, held, timing, { wanted, extra, outlasts });
  const have = new Set([
    ...held.memberships.map(({ groupId }) => groupId),
    ...held.assignments.map(({ appId }) => appId),
  ]);
  const denied = deniedTargets(timing.seen, have);
  const shared = timing.claims === true ? heldByUs(held, timing.seen) : new Set<string>();
  const given = grantSteps(rows, have.difference(shared), timing).filter((step) => !denied.has(targetOf(step) ?? ""));
  const { first, grants, removals, refusals, findings } = inOrder(table, have, given, lost, timing);
  const taken = new Set([...first, ...removals].map(({ id }) => id));
  return {
    steps: [...first, ...grants, ...removals],
    kept: keptAccess(table, wanted, outlasts, held, taken),
    findings: [
      ...findings,
      ...trapped(rows.barred ?? rows.excluded, held, taken),
      ...removedByHand(rows, denied),
      ...sharedFrom(given, shared),
      ...(timing.others === "revoke" ? givenByHand(table, rows.barred ?? rows.excluded, held, wanted) : []),
      ...byRuleToo(rows, held),
    ],
    refusals,
  };
}

function inOrder(
  { rules }: ReferenceTable,
  have: ReadonlySet<string>,
  given: readonly Step[],
  lost: readonly Step[],
  { due, takeFirst }: ChangeTiming,
): SeparatedChange {
  const change = separate(rules, have, given, lost);
  if (takeFirst !== true) return change;
  const first = [...change.first, ...change.removals].map((step) => ({ ...step, due }));
  const before = first.map(({ id }) => id);
  const grants = change.grants.map((step) => ({ ...step, after: [...new Set([...step.after, ...before])] }));
  return { ...change, first, grants, removals: [] };
}

function grantSteps(
  { matched }: Pick<ApplicableRows, "matched">,
  have: ReadonlySet<string>,
  { due, after }: ChangeTiming,
): readonly Step[] {
  return [
    ...granted(matched, "group")
      .filter(({ grant }) => !have.has(grant.groupId))
      .map(({ grant: { groupId, name }, causes }) =>
        makeStep({ kind: "add-to-group", groupId, name }, { due, after, causes }),
      ),
    ...granted(matched, "application")
      .filter(({ grant }) => !have.has(grant.appId))
      .map(({ grant, causes }) => makeStep({ ...grant, kind: "assign-application" }, { due, after, causes })),
  ];
}

function revocations(
  table: ReferenceTable,
  { excluded, barred = excluded }: GrantingRows,
  held: HeldAccess,
  { due, after, overlap, zone }: ChangeTiming,
  { wanted, extra, outlasts }: Readonly<Record<"wanted" | "extra" | "outlasts", ReadonlySet<string>>>,
): readonly Step[] {
  const stays = (id: string) => wanted.has(id) || outlasts.has(id);
  const managed = managedTargets(table);
  const keepFor = overlap === undefined ? new Map<string, number>() : overlaps(table, overlap.before);
  const reasons = (id: string, rowIds: readonly string[] | undefined): readonly Cause[] => {
    // What no row gives any more goes for that, excluded or not; what a ticket gave goes for the exclusion.
    const exclusions = extra.has(id) ? barred.get(id) : excluded.get(id);
    if (rowIds !== undefined && exclusions !== undefined) return exclusions;
    return rowIds === undefined ? [] : [{ kind: "no-row", rowIds }];
  };
  const dueOf = (id: string): Due => {
    const days = barred.has(id) ? 0 : (keepFor.get(id) ?? 0);
    return days === 0 || overlap === undefined ? due : startOfDay(addDays(overlap.day, days), zone);
  };
  const steps = [
    ...byId(held.memberships, ({ groupId }) => groupId)
      .filter(({ groupId, provenance }) => provenance.kind === "ours" && !stays(groupId))
      .map(({ groupId, name }) =>
        makeStep(
          { kind: "remove-from-group", groupId, name },
          { due: dueOf(groupId), after, causes: reasons(groupId, managed.groups.get(groupId)) },
        ),
      ),
    ...byId(held.assignments, ({ appId }) => appId)
      .filter(({ appId, scope, provenance }) => scope === "user" && provenance === "ours" && !stays(appId))
      .map(({ appId, label }) =>
        makeStep(
          { kind: "unassign-application", appId, label },
          { due: dueOf(appId), after, causes: reasons(appId, managed.applications.get(appId)) },
        ),
      ),
  ].filter(({ causes }) => causes.length > 0);
  return steps.toSorted((a, b) => compareDue(a.due, b.due));
}

/** Days for which what somebody's rows give is kept after them: the longest of each target. */
function overlaps(table: ReferenceTable, before: Attributes): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const { row } of matchRows(table, before)) {
    // It gives nothing by attributes, so nothing by them outlasts it either.
    if (row.class === "privileged") continue;
    for (const id of row.grants.flatMap((grant) => accessTarget(grant) ?? [])) {
      days.set(id, Math.max(row.keepForDays ?? 0, days.get(id) ?? 0));
    }
  }
  return days;
}

function keptAccess(
  table: ReferenceTable,
  wanted: ReadonlySet<string>,
  extra: ReadonlySet<string>,
  held: HeldAccess,
  taken: ReadonlySet<string>,
): readonly Kept[] {
  const managed = managedTargets(table);
  const why = (id: string, otherwise: Kept["why"]): Kept["why"] => {
    if (wanted.has(id)) return "granted-by-row";
    return extra.has(id) ? "extra-access" : otherwise;
  };
  return [
    ...byId(held.memberships, ({ groupId }) => groupId)
      .filter(({ groupId }) => !taken.has(`remove-from-group:${groupId}`))
      .map(({ groupId, name, provenance }): Kept => {
        const ours = managed.groups.has(groupId) ? "granted-by-row" : "not-in-table";
        const otherwise = provenance.kind === "ours" ? ours : provenance.kind;
        return { kind: "membership", id: groupId, name, why: why(groupId, otherwise) };
      }),
    ...byId(held.assignments, ({ appId }) => appId)
      .filter(({ appId }) => !taken.has(`unassign-application:${appId}`))
      .map(({ appId, label, scope }): Kept => {
        const reason = scope === "group" ? "comes-with-group" : why(appId, "by-hand");
        return { kind: "assignment", id: appId, name: label, why: reason };
      }),
  ];
}

/** At once comes before every instant. */
export function compareDue(a: Due, b: Due): number {
  if (a === b) return 0;
  if (a === "at-once") return -1;
  return b === "at-once" || a > b ? 1 : -1;
}

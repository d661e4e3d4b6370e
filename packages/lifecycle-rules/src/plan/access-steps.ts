import { type Granted, granted } from "../entitlements/granted.ts";
import { type ManagedTargets, managedTargets } from "../entitlements/managed-targets.ts";
import type { ObservedAccount } from "../observation/observation.ts";
import type { MatchedRow } from "../reference-table/match-rows.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import { makeStep } from "./make-step.ts";
import type { Due, Kept, Step } from "./plan.ts";

/** Somebody's access as far as it decides what to give and take; nobody has any before the account exists. */
export type HeldAccess = Pick<ObservedAccount, "memberships" | "assignments">;

/** When access changes, and after which steps. */
export interface Timing {
  readonly due: Due;
  readonly after: readonly string[];
}

/** Steps that give what matching rows grant and the person does not hold yet, by whatever way. */
export function grantSteps(matched: readonly MatchedRow[], held: HeldAccess, timing: Timing): readonly Step[] {
  const groups = new Set(held.memberships.map(({ groupId }) => groupId));
  const applications = new Set(held.assignments.map(({ appId }) => appId));
  return [
    ...granted(matched, "group")
      .filter(({ grant }) => !groups.has(grant.groupId))
      .map(({ grant: { groupId, name }, causes }) =>
        makeStep({ kind: "add-to-group", groupId, name }, { ...timing, causes }),
      ),
    ...granted(matched, "application")
      .filter(({ grant }) => !applications.has(grant.appId))
      .map(({ grant, causes }) =>
        makeStep(
          {
            kind: "assign-application",
            appId: grant.appId,
            label: grant.label,
            ...(grant.profile === undefined ? {} : { profile: grant.profile }),
          },
          { ...timing, causes },
        ),
      ),
  ];
}

/** Steps that take what we gave, the table manages, and no row grants any more. Nothing else is ever taken. */
export function revokeSteps(
  table: ReferenceTable,
  matched: readonly MatchedRow[],
  held: HeldAccess,
  timing: Timing,
): readonly Step[] {
  const managed = managedTargets(table);
  const still = targetsOf(matched);
  return [
    ...byId(held.memberships, ({ groupId }) => groupId)
      .filter(({ groupId, provenance }) => provenance.kind === "ours" && !still.groups.has(groupId))
      .flatMap(({ groupId, name }) =>
        noRow(managed.groups, groupId).map((cause) =>
          makeStep({ kind: "remove-from-group", groupId, name }, { ...timing, causes: [cause] }),
        ),
      ),
    ...byId(held.assignments, ({ appId }) => appId)
      .filter(
        ({ appId, scope, provenance }) => scope === "user" && provenance === "ours" && !still.applications.has(appId),
      )
      .flatMap(({ appId, label }) =>
        noRow(managed.applications, appId).map((cause) =>
          makeStep({ kind: "unassign-application", appId, label }, { ...timing, causes: [cause] }),
        ),
      ),
  ];
}

/** What stays although it might be asked about, each with the reason. `taken` are the targets of the plan's removals. */
export function keptAccess(
  table: ReferenceTable,
  matched: readonly MatchedRow[],
  held: HeldAccess,
  taken: readonly Step[],
): readonly Kept[] {
  const managed = managedTargets(table);
  const still = targetsOf(matched);
  const gone = new Set(taken.map(({ id }) => id));
  return [
    ...byId(held.memberships, ({ groupId }) => groupId)
      .filter(({ groupId }) => !gone.has(`remove-from-group:${groupId}`))
      .map(({ groupId, name, provenance }): Kept => {
        const ours = managed.groups.has(groupId) ? "granted-by-row" : "not-in-table";
        const why = still.groups.has(groupId) ? "granted-by-row" : provenance.kind === "ours" ? ours : provenance.kind;
        return { kind: "membership", id: groupId, name, why };
      }),
    ...byId(held.assignments, ({ appId }) => appId)
      .filter(({ appId }) => !gone.has(`unassign-application:${appId}`))
      .map(({ appId, label, scope }): Kept => {
        const direct = still.applications.has(appId) ? "granted-by-row" : "by-hand";
        return { kind: "assignment", id: appId, name: label, why: scope === "group" ? "comes-with-group" : direct };
      }),
  ];
}

function targetsOf(matched: readonly MatchedRow[]) {
  const ids = (list: readonly Granted[], id: (grant: Granted["grant"]) => string) =>
    new Set(list.map(({ grant }) => id(grant)));
  return {
    groups: ids(granted(matched, "group"), (grant) => (grant.kind === "group" ? grant.groupId : "")),
    applications: ids(granted(matched, "application"), (grant) => (grant.kind === "application" ? grant.appId : "")),
  };
}

function noRow(managed: ManagedTargets["groups"], id: string) {
  const rowIds = managed.get(id);
  return rowIds === undefined ? [] : [{ kind: "no-row", rowIds } as const];
}

/** In an order that does not depend on the directory's. */
export function byId<T>(items: readonly T[], id: (item: T) => string): readonly T[] {
  return items.toSorted((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0));
}

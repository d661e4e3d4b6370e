import {
  attributesOf,
  type Cause,
  type Difference,
  type ExtraAccess,
  makeStep,
  matchRows,
  type ReferenceTable,
  type Step,
  type WorkforceMember,
  why,
} from "@tenure/lifecycle-rules";

/** A step that ends a difference, or why there is none. */
export type Correction =
  | { readonly kind: "step"; readonly step: Step }
  | { readonly kind: "none"; readonly because: string };

/**
 * The step that makes one difference go, with its causes. What a rule or an import gives has none: its source must end
 * it. What is missing is given only by rows that say `backfill`, because a new row is for those it is asked for.
 */
export function correctionOf(table: ReferenceTable, member: WorkforceMember, difference: Difference): Correction {
  const { kind, target, name, isGroup } = difference;
  switch (kind) {
    case "missing":
      return giving(table, member, difference);
    case "left-over":
    case "by-hand":
      return taking(member, target, isGroup, name, [{ kind: "no-row", rowIds: difference.rows }]);
    case "excluded":
      return taking(member, target, isGroup, name, exclusions(table, member, target));
    case "expired":
      return taking(member, target, isGroup, name, [ended(member.extra ?? [], target)]);
    case "taken-by-hand":
      return none("somebody took it on purpose; giving it back would flap");
    case "trapped":
      return none("the rule's exclusion list has to be cleared by somebody who knows why the person is on it");
    case "by-rule":
      return none("what a group rule gives is ended by the rule or the attribute it reads, not by us");
    case "back-after-leaving":
      return none("a termination ticket shuts somebody out, with everything that belongs to it");
  }
}

function giving(table: ReferenceTable, member: WorkforceMember, { target, rows }: Difference): Correction {
  const granting = table.rows.filter(({ id }) => rows.includes(id));
  if (!granting.some(({ backfill }) => backfill === true)) {
    return none("the row does not say that people who are here already are given it");
  }
  const grant = granting
    .flatMap(({ grants }) => grants)
    .find((one) => (one.kind === "group" ? one.groupId : one.kind === "application" ? one.appId : "") === target);
  const causes = why(table, attributesOfMember(table, member), target);
  if (grant?.kind === "group") {
    const { groupId, name } = grant;
    return step(makeStep({ kind: "add-to-group", groupId, name }, { due: "at-once", causes }));
  }
  if (grant?.kind === "application") {
    return step(makeStep({ ...grant, kind: "assign-application" }, { due: "at-once", causes }));
  }
  return none("no row grants it any more");
}

function taking(
  { held }: WorkforceMember,
  target: string,
  isGroup: boolean,
  name: string,
  causes: readonly Cause[],
): Correction {
  const how = held.find(({ id }) => id === target)?.how;
  if (how === "rule") return none("what a group rule gives is ended by the rule or the attribute it reads, not by us");
  if (how === undefined || how === "imported") return none("it comes from somewhere else and has to be ended there");
  const action = isGroup
    ? ({ kind: "remove-from-group", groupId: target, name } as const)
    : ({ kind: "unassign-application", appId: target, label: name } as const);
  return step(makeStep(action, { due: "at-once", causes }));
}

function exclusions(table: ReferenceTable, member: WorkforceMember, target: string): readonly Cause[] {
  return matchRows(table, attributesOfMember(table, member))
    .filter(({ row }) => row.excludes?.includes(target) === true)
    .map(({ row: { id: rowId, owner, reason } }): Cause => ({ kind: "excluded", rowId, owner, reason }))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function ended(extra: readonly ExtraAccess[], target: string): Cause {
  const end = ({ until }: ExtraAccess): string => until ?? "";
  const last = extra.filter(({ id }) => id === target).toSorted((a, b) => (end(a) < end(b) ? 1 : -1))[0];
  const what = last === undefined ? "access for a time is over" : `access of ${last.ticket.key} ended at ${end(last)}`;
  const key = last?.ticket.key ?? "";
  return { kind: "request", what, origin: { source: "rule", id: key, label: key } };
}

/** A member's attributes with where they come from: the profile, as nobody filed a ticket. */
function attributesOfMember({ rules }: ReferenceTable, { attributes }: WorkforceMember) {
  const profile = Object.entries(attributes).flatMap(([name, value]) => {
    const place = rules.profile[name];
    return place === undefined ? [] : [[place, value] as const];
  });
  return attributesOf({ profile: Object.fromEntries(profile) }, rules);
}

const none = (because: string): Correction => ({ kind: "none", because });
const step = (one: Step): Correction => ({ kind: "step", step: one });

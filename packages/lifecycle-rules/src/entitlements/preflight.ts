import type { Observation } from "../observation/observation.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { MatchedRow } from "../reference-table/match-rows.ts";
import { granted } from "./granted.ts";

/** Every reason why what the rows grant cannot be granted in this org: seen before the first write, not in mid-run. */
export function preflight(matched: readonly MatchedRow[], observation: Observation): readonly Refusal[] {
  const groups = new Map(observation.groups.map((group) => [group.id, group]));
  const applications = new Set(observation.applications.map(({ id }) => id));
  const rows = (causes: readonly { readonly kind: string; readonly rowId?: string }[]) =>
    causes.map(({ rowId }) => rowId ?? "").join(", ");
  return [
    ...granted(matched, "group").flatMap(({ grant, causes }): readonly Refusal[] => {
      const group = groups.get(grant.groupId);
      const named = `Row ${rows(causes)} grants the group "${grant.name}" (${grant.groupId})`;
      if (group === undefined) return [{ kind: "group-missing", sentence: `${named}, which Okta does not have.` }];
      if (group.name !== grant.name) {
        return [{ kind: "group-renamed", sentence: `${named}, but Okta calls it "${group.name}"; correct the table.` }];
      }
      return group.type === "OKTA_GROUP"
        ? []
        : [
            {
              kind: "group-not-assignable",
              sentence: `${named}, but it is of type ${group.type} and takes no members from us.`,
            },
          ];
    }),
    ...granted(matched, "application")
      .filter(({ grant }) => !applications.has(grant.appId))
      .map(({ grant, causes }) => ({
        kind: "application-missing" as const,
        sentence: `Row ${rows(causes)} grants the application "${grant.label}" (${grant.appId}), which Okta does not have or has switched off.`,
      })),
  ];
}

import type { ApplicationFacts, ReferenceTable } from "@tenure/lifecycle-rules";
import { findApplication } from "@tenure/sso-catalog";
import { residueOf } from "./application-residue.ts";
import type { DeclaredApplication } from "./application-settings.ts";

/** What plans need to know of the applications a company declares, and what stays unknown to them. */
export interface KnownApplications {
  readonly facts: readonly ApplicationFacts[];
  /** Groups by their place in the settings, that are declared by a name or id the table does not know in full. */
  readonly unknownGroups: readonly { readonly place: string; readonly group: string }[];
  /** Applications of the table's rules that are neither declared nor in the catalogue: nobody knows what a leaver leaves there. */
  readonly unknownKeys: readonly string[];
}

/**
 * Joins three sources: what the configuration declares of each application, what the catalogue knows of its leavers,
 * and the table's group ids and names, because a declaration may say either and a plan needs both.
 */
export function knownApplications(
  declared: readonly DeclaredApplication[],
  { rows, rules }: Pick<ReferenceTable, "rows" | "rules">,
): KnownApplications {
  const own = rules.applications ?? [];
  const groups = [
    ...rows.flatMap(({ grants }) => grants.flatMap((grant) => (grant.kind === "group" ? [grant] : []))),
    ...own.flatMap(({ assignedBy = [] }) => assignedBy),
  ];
  const find = (nameOrId: string) => groups.find(({ groupId, name }) => groupId === nameOrId || name === nameOrId);
  const keys = declared.map(({ configured }) => configured.application.key);
  const facts = declared.map(
    ({ configured: { application, okta }, assignmentGroups, pushGroups, id }): ApplicationFacts => {
      const isOnly = keys.indexOf(application.key) === keys.lastIndexOf(application.key);
      const assignedBy = assignmentGroups.flatMap(({ group, profile }) => {
        const known = find(group);
        const told = texts(profile);
        return known === undefined
          ? []
          : [{ groupId: known.groupId, name: known.name, ...(told === undefined ? {} : { profile: told }) }];
      });
      const pushed = pushGroups.flatMap((group) => find(group)?.groupId ?? (isGroupId(group) ? [group] : []));
      // Of two of one kind, each is named with its label.
      const key = isOnly ? application.key : `${application.key}:${okta.label}`;
      return {
        key,
        label: okta.label,
        ...(id === undefined ? {} : { appId: id }),
        ...(assignedBy.length === 0 ? {} : { assignedBy }),
        ...(pushed.length === 0 ? {} : { pushed }),
        residue: residueOf(application, key, okta.label),
      };
    },
  );
  const fromTable = own
    .filter(({ key }) => !facts.some((one) => one.key === key))
    .map(({ key, label }) => ({ key, label, application: findApplication(key) }));
  return {
    facts: [
      ...facts,
      ...fromTable.flatMap(({ key, label, application }) =>
        application === undefined ? [] : [{ key, label, residue: residueOf(application, key, label) }],
      ),
    ],
    unknownGroups: declared.flatMap(({ assignmentGroups, pushGroups }, at) => [
      ...assignmentGroups
        .filter(({ group }) => find(group) === undefined)
        .map(({ group }) => ({ place: `applications.${at}.assignmentGroups`, group })),
      ...pushGroups
        .filter((group) => find(group) === undefined && !isGroupId(group))
        .map((group) => ({ place: `applications.${at}.pushGroups`, group })),
    ]),
    unknownKeys: fromTable.flatMap(({ key, application }) => (application === undefined ? [key] : [])),
  };
}

const isGroupId = (group: string) => /^00g[\w-]{10,30}$/.test(group);

/** What an application's attributes are told, as far as a row can say it: as text. */
function texts(profile: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, string>> | undefined {
  const told = Object.entries(profile ?? {}).flatMap(([name, value]) =>
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? [[name, String(value)] as const]
      : [],
  );
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

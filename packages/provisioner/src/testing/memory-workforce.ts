import type { ObservedGroup, ReferenceTable } from "@tenure/lifecycle-rules";
import { ok, okAsync } from "neverthrow";
import type { Pages, Workforce, WorkforceRule } from "../workforce/workforce.ts";
import type { MemoryDirectory, MemoryGroupRule } from "./memory-directory.ts";

/** What a memory workforce is a view of. */
export interface WorkforceSeed {
  readonly org: string;
  readonly directory: Pick<MemoryDirectory, "accounts">;
  readonly groups: readonly ObservedGroup[];
  readonly groupRules?: readonly MemoryGroupRule[];
  /** People a rule passes over, by the rule's id. */
  readonly excluded?: Readonly<Record<string, readonly string[]>>;
  /** Items a page. @defaultValue 2, so that every test reads several */
  readonly pageSize?: number;
}

/** A {@link Workforce} over the accounts of a memory directory. */
export function memoryWorkforce(seed: WorkforceSeed): Workforce {
  const { org, directory, groups, groupRules = [], excluded = {}, pageSize = 2 } = seed;
  let calls = 0;
  async function* paged<T>(items: readonly T[]): Pages<T> {
    for (let at = 0; at < Math.max(1, items.length); at += pageSize) {
      calls += 1;
      yield ok(items.slice(at, at + pageSize));
    }
  }
  return {
    org,
    people: () => paged(directory.accounts().map(({ id, login, status, profile }) => ({ id, login, status, profile }))),
    groups: () => paged(groups),
    members: (groupId) =>
      paged(
        directory
          .accounts()
          .filter(({ memberships }) => memberships.some((one) => one.groupId === groupId))
          .map(({ id }) => id),
      ),
    assignees: (appId) =>
      paged(
        directory.accounts().flatMap(({ id, assignments }) => {
          const scope = assignments.find((one) => one.appId === appId)?.scope;
          return scope === undefined ? [] : [{ personId: id, scope }];
        }),
      ),
    rules: () => {
      calls += 1;
      return okAsync(
        groupRules.map(({ id, groupId, name }): WorkforceRule => {
          return { id, name, active: true, groupIds: [groupId], excluded: excluded[id] ?? [] };
        }),
      );
    },
    granting: (groupId, personId) => {
      calls += 1;
      const account = directory.accounts().find(({ id }) => id === personId);
      const provenance = account?.memberships.find((one) => one.groupId === groupId)?.provenance;
      return okAsync(provenance?.kind === "rule" ? provenance.ruleIds : []);
    },
    spent: () => [{ bucket: "memory", calls }],
  };
}

/** The groups a table grants, as a directory that agrees with it has them. */
export function groupsOf({ rows }: Pick<ReferenceTable, "rows">): readonly ObservedGroup[] {
  const grants = rows.flatMap((row) => row.grants);
  const named = grants.flatMap((grant) => (grant.kind === "group" ? [[grant.groupId, grant.name] as const] : []));
  return [...new Map(named)].map(([id, name]) => ({ id, name, type: "OKTA_GROUP" }));
}

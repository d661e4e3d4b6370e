import fc from "fast-check";
import type { ApplicationFacts } from "../applications/application-facts.ts";
import { entitlementKey } from "../entitlements/granted.ts";
import type { RowDraft } from "../reference-table/define-table.ts";
import type { Entitlement, ReferenceTable } from "../reference-table/table.ts";
import { aTable, someRules } from "../testing/builders.ts";

/** What generated companies are made of. */
export const DEPARTMENTS = ["Engineering", "Sales", "Data"];
export const LOCATIONS = ["Zurich", "New York", "London"];
export const EMPLOYMENT = ["Employee", "Contractor"];
export const APPLICATIONS = ["GitLab", "Snowflake", "AWS"];
export const GROUPS = Array.from({ length: 7 }, (_, at) => `00ggroup00000000000${at}`);
export const APPS = Array.from({ length: 3 }, (_, at) => `0oaapp0000000000000${at}`);

export const someOf = <T>(values: readonly T[], minLength = 0) => fc.subarray([...values], { minLength });

const cell = (values: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant("") },
    { weight: 3, arbitrary: someOf(values, 1).map((chosen) => chosen.join(" | ")) },
    { weight: 1, arbitrary: someOf(values, 1).map((chosen) => chosen.map((value) => `!${value}`).join(" | ")) },
  );

const groupGrant = (groupId: string) => ({ kind: "group", groupId, name: `Group ${groupId}` }) as const;

const entitlement: fc.Arbitrary<Entitlement> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(...GROUPS).map(groupGrant),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...APPS)
      .map((appId) => ({ kind: "application", appId, label: `App ${appId}` }) as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("laptop", "desk")
      .map((task) => ({ kind: "task", task, summary: `Do ${task}` }) as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom("account-prepared", "account-active", "access-changed", "access-ended"),
        fc.constantFrom("manager", "mailbox:it@jupiter.example"),
      )
      .map(([event, audience]) => ({ kind: "notification", event, audience }) as Entitlement),
  },
);

const row = fc.record({
  when: fc.record({
    department: cell(DEPARTMENTS),
    location: cell(LOCATIONS),
    employmentType: cell(EMPLOYMENT),
    applications: cell(APPLICATIONS),
  }),
  grants: fc.array(entitlement, { minLength: 1, maxLength: 3 }),
  class: fc.constantFrom("birthright", "birthright", "birthright", "requestable", "privileged"),
  excludes: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: someOf(GROUPS.slice(1), 1) }),
  keepForDays: fc.constantFrom(undefined, undefined, 7, 30),
  expiresAfterDays: fc.constantFrom(undefined, 40),
});

const policy = fc.record({
  clears: fc.boolean(),
  reduced: fc.boolean(),
  takesFirst: fc.boolean(),
  holdDays: fc.constantFrom(undefined, undefined, 14),
  apart: fc.boolean(),
  applications: fc.boolean(),
});

/** A row that takes back what it gives is found by the linter; no cause of it could be true. */
function withoutOwn({
  grants,
  excludes = [],
}: {
  readonly grants: readonly Entitlement[];
  readonly excludes?: readonly string[];
}) {
  const own = grants.map(entitlementKey);
  return { excludes: excludes.filter((id) => !own.includes(id)) };
}

/** What nobody may hold together, where a table says so. */
export const APART: readonly string[] = [GROUPS[1] ?? "", GROUPS[2] ?? ""];

/** Given by one group, told of two others, with something left behind. */
export const SIGN_ON: ApplicationFacts = {
  key: "sign-on",
  label: "Sign-on",
  assignedBy: [{ groupId: GROUPS[3] ?? "", name: "Signs on" }],
  pushed: [GROUPS[4] ?? "", GROUPS[1] ?? ""],
  residue: [{ task: "sign-on-tokens", summary: "Tokens", owner: "it", withinHours: 4, evidence: "None is listed" }],
};

/**
 * A table of up to ten rows; the first is for everybody with a department, so that nobody is refused for lack of one,
 * and the last can be asked for, so that extra access has something to give.
 */
export const someTable: fc.Arbitrary<ReferenceTable> = fc
  .tuple(fc.array(row, { maxLength: 8 }), policy)
  .map(([rows, { clears, reduced, takesFirst, holdDays, apart, applications }]) => {
    const drafts: readonly RowDraft[] = [
      { when: { department: "!Nobody" }, grants: [groupGrant(GROUPS[0] ?? "")] },
      ...rows,
      { when: { applications: "GitLab | Snowflake" }, grants: [groupGrant(GROUPS[6] ?? "")], class: "requestable" },
    ].map((draft, at) => {
      const { keepForDays, expiresAfterDays, ...rest } = {
        keepForDays: undefined,
        expiresAfterDays: undefined,
        ...draft,
      };
      const overlap = keepForDays === undefined ? {} : { keepForDays };
      // Only what is asked for ends by itself.
      const expires = expiresAfterDays === undefined || draft.class === "birthright" ? {} : { expiresAfterDays };
      return {
        owner: "it@jupiter.example",
        reason: "generated",
        ...rest,
        ...withoutOwn(draft),
        ...overlap,
        ...expires,
        id: `row-${at}`,
      } as RowDraft;
    });
    const rules = someRules({
      closed: [],
      brakes: { maxRemovals: 2 },
      securityMailbox: "sec@jupiter.example",
      leave: reduced ? { access: "reduced", keepRows: ["row-0"] } : { access: "suspend" },
      ...(clears ? { clearedOnLeave: ["department"] } : {}),
      ...(takesFirst ? { takeFirstOn: ["location"] } : {}),
      ...(holdDays === undefined ? {} : { leaver: { holdDays } }),
      ...(applications ? { applications: [SIGN_ON] } : {}),
      ...(apart ? { separation: [{ id: "apart", reason: "generated", targets: APART }] } : {}),
    });
    return aTable({ rules, rows: drafts });
  });

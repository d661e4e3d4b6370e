import fc from "fast-check";
import type { Observation, ObservedAccount, ObservedMembership } from "../observation/observation.ts";
import type { RowDraft } from "../reference-table/define-table.ts";
import type { Entitlement, ReferenceTable } from "../reference-table/table.ts";
import { type Attributes, liveRequest, type Request } from "../request/request.ts";
import {
  aDay,
  aJoiner,
  aLeaver,
  aMover,
  anAccount,
  anObservation,
  aTable,
  aZone,
  given,
  someAttributes,
  someRules,
} from "../testing/builders.ts";

/** A company in which a ticket arrives: generated tables, people, histories. */
export interface World {
  readonly request: Request;
  readonly table: ReferenceTable;
  readonly observation: Observation;
}

const DEPARTMENTS = ["Engineering", "Sales", "Data"];
const LOCATIONS = ["Zurich", "New York", "London"];
const EMPLOYMENT = ["Employee", "Contractor"];
const APPLICATIONS = ["GitLab", "Snowflake", "AWS"];
const GROUPS = Array.from({ length: 7 }, (_, at) => `00ggroup00000000000${at}`);
const APPS = Array.from({ length: 3 }, (_, at) => `0oaapp0000000000000${at}`);

const someOf = <T>(values: readonly T[], minLength = 0) => fc.subarray([...values], { minLength });

const cell = (values: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant("") },
    { weight: 3, arbitrary: someOf(values, 1).map((chosen) => chosen.join(" | ")) },
    { weight: 1, arbitrary: someOf(values, 1).map((chosen) => chosen.map((value) => `!${value}`).join(" | ")) },
  );

const entitlement: fc.Arbitrary<Entitlement> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(...GROUPS)
      .map((groupId) => ({ kind: "group", groupId, name: `Group ${groupId}` }) as const),
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
});

/** A table of up to nine rows; the first is for everybody with a department, so that nobody is refused for lack of one. */
export const someTable: fc.Arbitrary<ReferenceTable> = fc
  .tuple(fc.array(row, { maxLength: 8 }), fc.boolean())
  .map(([rows, clears]) => {
    const drafts: readonly RowDraft[] = [
      {
        when: { department: "!Nobody" },
        grants: [{ kind: "group", groupId: GROUPS[0] ?? "", name: `Group ${GROUPS[0]}` }],
      },
      ...rows,
    ].map((draft, at) => ({ owner: "it@jupiter.example", reason: "generated", ...draft, id: `row-${at}` }) as RowDraft);
    const rules = someRules({
      closed: [],
      brakes: { maxRemovals: 2 },
      securityMailbox: "sec@jupiter.example",
      ...(clears ? { clearedOnLeave: ["department"] } : {}),
    });
    return aTable({ rules, rows: drafts });
  });

const membership: fc.Arbitrary<ObservedMembership> = fc
  .tuple(
    fc.constantFrom(...GROUPS, "00gforeign0000000001", "00geveryone000000001"),
    fc.constantFrom<ObservedMembership["provenance"]>(
      { kind: "ours" },
      { kind: "ours" },
      { kind: "by-hand" },
      { kind: "rule", ruleIds: ["0prrule0000000000001"] },
      { kind: "imported" },
    ),
  )
  .map(([groupId, provenance]) => ({ groupId, name: `Group ${groupId}`, provenance }));

const values = fc.record({
  department: fc.constantFrom(...DEPARTMENTS),
  location: fc.constantFrom(...LOCATIONS),
  employmentType: fc.constantFrom(...EMPLOYMENT),
  applications: someOf(APPLICATIONS),
  title: fc.oneof(fc.constantFrom("Engineer", "Analyst"), fc.string({ unit: "grapheme", maxLength: 12 })),
});

const account = (status: fc.Arbitrary<string>): fc.Arbitrary<ObservedAccount> =>
  fc
    .record({
      values,
      status,
      memberships: fc.uniqueArray(membership, { maxLength: 7, selector: ({ groupId }) => groupId }),
      applications: fc.uniqueArray(
        fc.record({
          appId: fc.constantFrom(...APPS, "0oaforeign0000000001"),
          scope: fc.constantFrom("user", "group"),
          provenance: fc.constantFrom("ours", "by-hand"),
        }),
        { maxLength: 3, selector: ({ appId }) => appId },
      ),
      mayHoldSessions: fc.boolean(),
    })
    .map(({ values: { location, employmentType, applications, ...rest }, ...seen }) =>
      anAccount({
        status: seen.status,
        memberships: seen.memberships,
        assignments: seen.applications.map((one) => ({
          ...one,
          label: `App ${one.appId}`,
        })) as ObservedAccount["assignments"],
        mayHoldSessions: seen.mayHoldSessions,
        profile: {
          ...anAccount().profile,
          ...rest,
          officeLocation: location,
          userType: employmentType,
          requestedApplications: applications,
        },
      }),
    );

const manager = fc.option(
  fc.record({
    id: fc.constant("00umanager0000000001"),
    login: fc.constant("kim@jupiter.example"),
    email: fc.constant("kim@jupiter.example"),
    active: fc.boolean(),
  }),
  { nil: undefined },
);

const name = fc.oneof(
  fc.constantFrom("Ana", "Zoë", "O’Brien", "José María", "Łukasz", "김", "أمين"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 10 }),
);

const joiner = fc
  .record({ givenName: name, familyName: fc.option(name, { nil: undefined }), values, laptop: fc.boolean() })
  .map((person) =>
    aJoiner({
      givenName: given(person.givenName, "givenName"),
      ...(person.familyName === undefined ? {} : { familyName: given(person.familyName, "familyName") }),
      // So that a name no login can be made of does not end the case before it begins.
      login: given("ana.silva@jupiter.example", "login"),
      attributes: someAttributes(person.values),
      manager: given("kim@jupiter.example", "manager"),
    }),
  );

const change = fc.record(
  {
    department: fc.constantFrom(...DEPARTMENTS),
    location: fc.constantFrom(...LOCATIONS),
    employmentType: fc.constantFrom(...EMPLOYMENT),
    applications: someOf(APPLICATIONS),
  },
  { requiredKeys: [] },
);

const world = (
  request: fc.Arbitrary<Request>,
  accounts: fc.Arbitrary<readonly ObservedAccount[]>,
): fc.Arbitrary<World> =>
  fc
    .record({ request, table: someTable, accounts, manager })
    .map(({ request: asked, table, accounts: known, manager: boss }) => ({
      request: asked,
      table,
      observation: anObservation({ accounts: known, ...(boss === undefined ? {} : { manager: boss }) }, table),
    }));

const AWAKE = ["ACTIVE", "PROVISIONED", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT", "SUSPENDED"];

/** Somebody new, in any table. */
export const joinerWorld = world(joiner, fc.constant([]));
/** Somebody who changes, with any history of memberships. */
export const moverWorld = world(
  change.map((attributes) => aMover({ attributes: someAttributes(attributes as Record<string, string>) })),
  account(fc.constantFrom(...AWAKE, "STAGED")).map((one) => [one]),
);
/** Somebody who leaves, at once or at the end of a day, whatever state they are found in. */
export const leaverWorld = world(
  fc.boolean().map((immediate) =>
    immediate
      ? aLeaver()
      : aLeaver({
          leave: { kind: "end-of-day", lastDay: given(aDay("2027-09-30"), "lastDay") },
          zone: given(aZone("Europe/Zurich"), "location"),
        }),
  ),
  account(fc.constantFrom(...AWAKE, "STAGED", "DEPROVISIONED")).map((one) => [one]),
);
/** Any ticket in any company. */
export const anyWorld = fc.oneof(joinerWorld, moverWorld, leaverWorld);

/** What the directory knows and the ticket says of the person, worked out here without the planner's help. */
export function attributesIn({ request, table, observation }: World): Attributes {
  const [person] = observation.accounts;
  const known = Object.entries(table.rules.profile).flatMap(([attribute, id]) => {
    const value = person?.profile[id];
    return value === undefined ? [] : [[attribute, given(value as string, attribute)] as const];
  });
  return { ...(request.kind === "joiner" ? {} : Object.fromEntries(known)), ...liveRequest(request).attributes };
}

import fc from "fast-check";
import { entitlementKey } from "../entitlements/granted.ts";
import type { Observation, ObservedAccount, ObservedMembership } from "../observation/observation.ts";
import { plan } from "../plan/make-plan.ts";
import type { Plan } from "../plan/plan.ts";
import type { RowDraft } from "../reference-table/define-table.ts";
import type { Entitlement, ReferenceTable } from "../reference-table/table.ts";
import { type Attributes, liveRequest, type Request } from "../request/request.ts";
import {
  aDay,
  aJoiner,
  aLeaver,
  aMover,
  anAccount,
  anInstant,
  anObservation,
  aTable,
  aZone,
  given,
  someAttributes,
  someRules,
} from "../testing/builders.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";

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
});

const policy = fc.record({
  clears: fc.boolean(),
  reduced: fc.boolean(),
  takesFirst: fc.boolean(),
  holdDays: fc.constantFrom(undefined, undefined, 14),
  apart: fc.boolean(),
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

/**
 * A table of up to ten rows; the first is for everybody with a department, so that nobody is refused for lack of one,
 * and the last can be asked for, so that extra access has something to give.
 */
export const someTable: fc.Arbitrary<ReferenceTable> = fc
  .tuple(fc.array(row, { maxLength: 8 }), policy)
  .map(([rows, { clears, reduced, takesFirst, holdDays, apart }]) => {
    const drafts: readonly RowDraft[] = [
      { when: { department: "!Nobody" }, grants: [groupGrant(GROUPS[0] ?? "")] },
      ...rows,
      { when: { applications: "GitLab | Snowflake" }, grants: [groupGrant(GROUPS[6] ?? "")], class: "requestable" },
    ].map((draft, at) => {
      const { keepForDays, ...rest } = { keepForDays: undefined, ...draft };
      const overlap = keepForDays === undefined ? {} : { keepForDays };
      return {
        owner: "it@jupiter.example",
        reason: "generated",
        ...rest,
        ...withoutOwn(draft),
        ...overlap,
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
      ...(apart ? { separation: [{ id: "apart", reason: "generated", targets: APART }] } : {}),
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

const one = (...statuses: readonly string[]) => account(fc.constantFrom(...statuses)).map((found) => [found]);

const asks = (attributes: unknown) => someAttributes(attributes as Record<string, string>);

/** Somebody new, in any table. */
export const joinerWorld = possible(world(joiner, fc.constant([])));
/** Somebody who changes, with any history of memberships, for good or for a time. */
export const moverWorld = possible(
  world(
    fc.tuple(change, fc.boolean()).map(([attributes, returns]) =>
      aMover({
        attributes: asks(attributes),
        ...(returns ? { until: given(aDay("2027-12-31"), "until") } : {}),
      }),
    ),
    one(...AWAKE, "STAGED"),
  ),
);
/** Somebody who leaves, at once or at the end of a day, whatever state they are found in. */
export const leaverWorld = possible(
  world(
    fc.boolean().map((immediate) =>
      immediate
        ? aLeaver()
        : aLeaver({
            leave: { kind: "end-of-day", lastDay: given(aDay("2027-09-30"), "lastDay") },
            zone: given(aZone("Europe/Zurich"), "location"),
          }),
    ),
    one(...AWAKE, "STAGED", "DEPROVISIONED"),
  ),
);
/** Somebody who is away for a while, or comes back. */
export const leaveWorld = possible(
  world(
    fc.boolean().map((away): Request => {
      const { ticket, zone, person, attributes } = aLeaver();
      const common = { ticket, zone, person, attributes };
      const from = given(aDay("2027-03-01"), "from");
      return away
        ? { kind: "leave-of-absence", ...common, from, until: given(aDay("2027-09-01"), "until") }
        : { kind: "return", ...common, effective: from };
    }),
    one(...AWAKE),
  ),
);
/** Somebody who left and joins again. */
export const rehireWorld = possible(
  world(
    joiner.map(({ login: _, ...hire }): Request => {
      return { ...hire, kind: "rehire", person: { login: given("ana.silva@jupiter.example", "login") } };
    }),
    one("DEPROVISIONED"),
  ),
);
/** Somebody who asks for more, until a day. */
export const accessWorld = possible(
  world(
    fc.subarray([...APPLICATIONS], { minLength: 1 }).map((applications): Request => {
      const { ticket, zone, person } = aLeaver();
      return {
        kind: "access",
        ticket,
        zone,
        person,
        attributes: asks({ applications }),
        reason: given("On call", "reason"),
        askedAt: anInstant("2027-01-20T10:00:00Z"),
        until: given(aDay("2027-04-30"), "until"),
      };
    }),
    one(...AWAKE),
  ),
);

/** Any ticket that wants something done, in any company. */
export const liveWorld = fc.oneof(joinerWorld, moverWorld, leaverWorld, leaveWorld, rehireWorld, accessWorld);

/** A ticket that is withdrawn after some of it was done. */
export const cancelledWorld = possible(
  fc
    .tuple(fc.oneof(joinerWorld, moverWorld, leaverWorld, accessWorld), fc.nat({ max: 12 }))
    .map(([before, count]): World => {
      const decided = planOf(before);
      const done = decided.steps.slice(0, count).map(({ id }) => id);
      const of = liveRequest(before.request);
      const origin = { source: "field", id: "withdrawn", label: "Withdrawn" } as const;
      return {
        ...before,
        request: { kind: "cancellation", ticket: of.ticket, of, origin },
        observation: carryOutAll(before.observation, decided, done),
      };
    }),
);

/** Any ticket in any company. */
export const anyWorld = fc.oneof({ weight: 5, arbitrary: liveWorld }, { weight: 1, arbitrary: cancelledWorld });

/** Now, in every generated world. */
export const NOW = anInstant("2027-02-01T09:00:00Z");

/** What is decided in a world in which something can be. */
export function planOf(world: World): Plan {
  return decide(world)._unsafeUnwrap();
}

const decided = new WeakMap<Observation, { readonly world: World; readonly result: ReturnType<typeof plan> }>();

/** Decided once per world: the generator has asked already. */
function decide(world: World): ReturnType<typeof plan> {
  const { request, table, observation } = world;
  const known = decided.get(observation);
  if (known?.world.request === request && known.world.table === table) return known.result;
  const result = plan(request, table, observation, NOW);
  decided.set(observation, { world, result });
  return result;
}

/** Worlds in which there is a plan: what is refused has scenarios of its own. */
function possible(worlds: fc.Arbitrary<World>): fc.Arbitrary<World> {
  return worlds.filter((one) => decide(one).isOk());
}

/** What the directory knows and the ticket says of the person, worked out here without the planner's help. */
export function attributesIn({ request, table, observation }: World): Attributes {
  const [person] = observation.accounts;
  const known = Object.entries(table.rules.profile).flatMap(([attribute, id]) => {
    const value = person?.profile[id];
    return value === undefined ? [] : [[attribute, given(value as string, attribute)] as const];
  });
  const live = liveRequest(request);
  const stated = live.kind === "joiner" || live.kind === "rehire";
  return { ...(stated ? {} : Object.fromEntries(known)), ...live.attributes };
}

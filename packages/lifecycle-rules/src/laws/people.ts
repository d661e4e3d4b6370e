import fc from "fast-check";
import type { ObservedAccount, ObservedMembership } from "../observation/observation.ts";
import { aJoiner, anAccount, given, someAttributes } from "../testing/builders.ts";
import { APPLICATIONS, APPS, DEPARTMENTS, EMPLOYMENT, GROUPS, LOCATIONS, someOf } from "./company.ts";

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

/** Somebody who is there, in one of some statuses, with any history of access. */
export const account = (status: fc.Arbitrary<string>): fc.Arbitrary<ObservedAccount> =>
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

/** A manager Okta knows, active or not, or none. */
export const manager = fc.option(
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

/** Somebody who is to be hired. */
export const joiner = fc
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

/** What a change of role states. */
export const change = fc.record(
  {
    department: fc.constantFrom(...DEPARTMENTS),
    location: fc.constantFrom(...LOCATIONS),
    employmentType: fc.constantFrom(...EMPLOYMENT),
    applications: someOf(APPLICATIONS),
  },
  { requiredKeys: [] },
);

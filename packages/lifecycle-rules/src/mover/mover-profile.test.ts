import { describe, expect, it } from "vitest";
import type { MoverRequest } from "../request/request.ts";
import { aMover, anAccount, anObservation, aTable, given, someAttributes, someRules } from "../testing/builders.ts";
import { endedAttributes, moverProfileStep } from "./mover-profile.ts";

const kim = { id: "00ukim", login: "kim@jupiter.example", email: "kim@jupiter.example", active: true };
const rules = someRules({
  profile: { ...someRules().profile, contractEnd: "contractEnd" },
  requires: [{ attribute: "employmentType", value: "Contractor", needs: [], only: ["contractEnd", "agency"] }],
});

/** Which field of the ticket each changed attribute is put down to. */
const becauseOf = (request: Partial<MoverRequest>, profile = anAccount().profile) =>
  moverProfileStep(
    aMover({ attributes: {}, ...request }),
    aTable({ rules }),
    anObservation({ manager: kim }),
    anAccount({ profile }),
    "at-once",
  ).flatMap(({ action, causes }) =>
    action.kind === "update-profile"
      ? action.changes.map(({ attribute }, index) => {
          const cause = causes[index];
          return [attribute, cause?.kind === "request" ? cause.origin.id : cause?.kind];
        })
      : [],
  );

describe("moverProfileStep", () => {
  it("puts each change down to the field that asks for it", () => {
    expect(becauseOf({ attributes: someAttributes({ department: "Sales" }) })).toEqual([["department", "department"]]);
    expect(becauseOf({ newEmployeeNumber: given("4712", "newNumber") })).toEqual([["employeeNumber", "newNumber"]]);
    expect(becauseOf({ manager: given("kim@jupiter.example", "newManager") })).toEqual([
      ["manager", "newManager"],
      ["managerId", "newManager"],
    ]);
  });

  it("puts the name that is shown down to what it follows", () => {
    const givenName = given("Anna", "newGiven");
    const familyName = given("Costa", "newFamily");

    expect(becauseOf({ givenName })).toEqual([
      ["displayName", "newGiven"],
      ["firstName", "newGiven"],
    ]);
    expect(becauseOf({ givenName, familyName })).toEqual([
      ["displayName", "newFamily"],
      ["firstName", "newGiven"],
      ["lastName", "newFamily"],
    ]);
    expect(becauseOf({ displayName: given("A. Silva", "newShown") })).toEqual([["displayName", "newShown"]]);
  });

  it("puts the end of what no field names down to the day of the change", () => {
    const profile = { ...anAccount().profile, userType: "Contractor", contractEnd: "2027-12-31" };

    expect(becauseOf({ attributes: someAttributes({ employmentType: "Employee" }) }, profile)).toEqual([
      ["contractEnd", "effective"],
      ["userType", "employmentType"],
    ]);
  });
});

describe("endedAttributes", () => {
  const ended = (attributes: Parameters<typeof someAttributes>[0]) =>
    endedAttributes(aMover({ attributes: someAttributes(attributes) }), rules);

  it("ends what only a contractor has when the ticket makes them something else, and not before", () => {
    expect(ended({ employmentType: "Employee" })).toEqual(["contractEnd", "agency"]);
    expect(ended({ employmentType: "Contractor" })).toEqual([]);
    expect(ended({ department: "Sales" })).toEqual([]);
  });

  it("keeps what the ticket states itself", () => {
    expect(ended({ employmentType: "Employee", agency: "Adept" })).toEqual(["contractEnd"]);
  });
});

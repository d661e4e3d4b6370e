import { describe, expect, it } from "vitest";
import type { AccessRequest } from "../request/request.ts";
import { aMover, anAccount, anInstant, aTable, given, someAttributes } from "../testing/builders.ts";
import { contradictions, without } from "./contradictions.ts";

const { ticket, zone, person } = aMover();
const asking = (attributes: AccessRequest["attributes"]): AccessRequest => ({
  kind: "access",
  ticket,
  zone,
  person,
  attributes,
  reason: given("On call", "reason"),
  askedAt: anInstant("2027-01-25T10:00:00Z"),
});

describe("contradictions", () => {
  it("tells what the directory says otherwise in the order of the attributes, however the ticket was read", () => {
    const { department, location, title } = someAttributes({ department: "Sales", location: "Oslo", title: "Boss" });
    const told = (attributes: object) =>
      contradictions(asking({ ...attributes }), anAccount(), aTable()).map(({ attribute }) => attribute);

    expect(told({ title, department, location })).toEqual(["department", "location", "title"]);
    expect(told({ department, location, title })).toEqual(["department", "location", "title"]);
    expect(told({ location, title, department })).toEqual(["department", "location", "title"]);
  });
});

describe("without", () => {
  it("leaves out what is not so, and nothing else", () => {
    const attributes = someAttributes({ department: "Sales", title: "Engineer" });

    const left = without(attributes, contradictions(asking(attributes), anAccount(), aTable()));

    expect(Object.keys(left)).toEqual(["title"]);
  });
});

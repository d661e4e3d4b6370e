import { describe, expect, it } from "vitest";
import type { MoverRequest } from "../request/request.ts";
import { aMover, anAccount, given } from "../testing/builders.ts";
import { shownName, underNewName } from "./mover-name.ts";

const { displayName: _, ...unnamed } = anAccount().profile;
const shown = (request: Partial<MoverRequest>, profile: typeof unnamed = unnamed) =>
  shownName(aMover(request), anAccount({ profile }));

describe("shownName", () => {
  it("stays as it is where no part of the name changes", () => {
    expect(shown({})).toBeUndefined();
    expect(underNewName(aMover(), anAccount())).toEqual(anAccount());
  });

  it("follows the part that changes, and keeps the other", () => {
    expect(shown({ familyName: given("Costa", "familyName") })).toBe("Ana Costa");
    expect(shown({ givenName: given("Anna", "givenName") })).toBe("Anna Silva");
  });

  it("is what the ticket wants shown, where it says so, whatever the parts are", () => {
    const request = { displayName: given("Ana C.", "displayName"), familyName: given("Costa", "familyName") };

    expect(shown(request)).toBe("Ana C.");
    expect(underNewName(aMover(request), anAccount()).profile["displayName"]).toBe("Ana C.");
  });

  it("puts no gap where somebody has one name only", () => {
    expect(shown({ givenName: given("Suharto", "givenName") }, {})).toBe("Suharto");
    expect(shown({ givenName: given("Suharto", "givenName") }, { lastName: "" })).toBe("Suharto");
  });
});

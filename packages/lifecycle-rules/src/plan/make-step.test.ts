import { describe, expect, it } from "vitest";
import { makeStep } from "./make-step.ts";

describe("makeStep", () => {
  it("proves a change of the profile by what it says then, and takes it back to what it said before", () => {
    const changes = [
      { attribute: "department", from: "Engineering", to: "Sales" },
      { attribute: "title", from: "Engineer", to: undefined },
    ];

    const step = makeStep({ kind: "update-profile", changes }, { due: "at-once", causes: [] });

    expect(step.expect).toStrictEqual({
      kind: "profile-holds",
      values: { department: "Sales", title: undefined },
    });
    expect(step.undo).toStrictEqual({
      kind: "update-profile",
      changes: [
        { attribute: "department", from: "Sales", to: "Engineering" },
        { attribute: "title", from: undefined, to: "Engineer" },
      ],
    });
  });
});

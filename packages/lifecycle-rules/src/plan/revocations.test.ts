import { describe, expect, it } from "vitest";
import type { ObservedAssignment } from "../observation/observation.ts";
import { decide, ids } from "../scenarios/decide.ts";
import { aMover, anAccount } from "../testing/builders.ts";

const moved = (assignment: Pick<ObservedAssignment, "scope" | "provenance">) => {
  const gitlab = { appId: "0oagitlab00000000001", label: "GitLab", ...assignment };
  return ids(decide(aMover(), { seen: { accounts: [anAccount({ assignments: [gitlab] })] } }));
};

describe("what a change takes", () => {
  it("is an assignment that we gave, no other", () => {
    const takes = "unassign-application:0oagitlab00000000001";

    expect(moved({ scope: "user", provenance: "ours" })).toContain(takes);
    expect(moved({ scope: "user", provenance: "by-hand" })).not.toContain(takes);
    expect(moved({ scope: "user" })).not.toContain(takes);
    expect(moved({ scope: "group" })).not.toContain(takes);
    expect(moved({ scope: "group", provenance: "ours" })).not.toContain(takes);
  });
});

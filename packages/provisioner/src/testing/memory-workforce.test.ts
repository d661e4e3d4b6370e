import { describeWorkforce } from "./describe-workforce.ts";
import { memoryDirectory } from "./memory-directory.ts";
import { memoryWorkforce } from "./memory-workforce.ts";

describeWorkforce("memoryWorkforce", async () => {
  const org = "jupiter.okta.com";
  const groups = ["crowded", "empty", "ruled"].map((name) => ({ id: `00g${name}`, name, type: "OKTA_GROUP" }));
  const groupRules = [{ id: "0prsales", groupId: "00gruled", name: "ruled", attribute: "department", value: "Sales" }];
  const person = (id: string, more: object = {}) => ({
    id,
    login: `${id}@jupiter.example`,
    status: "ACTIVE",
    profile: {},
    memberships: [{ groupId: "00gcrowded", name: "crowded", provenance: { kind: "direct" as const } }],
    assignments: [],
    mayHoldSessions: false,
    ...more,
  });
  const assigned = (scope: "user" | "group") => [{ appId: "0oaapp", label: "App", scope }];
  const byHand = [{ groupId: "00gruled", name: "ruled", provenance: { kind: "direct" as const } }];
  const accounts = [
    person("00u1", { assignments: assigned("user") }),
    person("00u2", { assignments: assigned("group") }),
    person("00u3"),
    person("00u4", { status: "DEPROVISIONED", memberships: [] }),
    person("00u5", { profile: { department: "Sales" }, memberships: [] }),
    person("00u6", { memberships: byHand }),
    person("00u7", { memberships: [] }),
  ];
  const directory = memoryDirectory({ org, groups, groupRules, accounts });
  return {
    workforce: memoryWorkforce({ org, directory, groups, groupRules, excluded: { "0prsales": ["00u7"] } }),
    org,
    people: accounts.map(({ id }) => id),
    deactivated: "00u4",
    crowded: { id: "00gcrowded", name: "crowded", members: ["00u1", "00u2", "00u3"] },
    empty: { id: "00gempty" },
    ruled: { id: "00gruled", byRule: "00u5", byHand: "00u6", excluded: "00u7" },
    application: { id: "0oaapp", direct: "00u1", along: "00u2" },
  };
});

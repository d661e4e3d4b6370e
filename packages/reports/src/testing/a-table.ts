import { defineTable, parseTimeZone, type ReferenceTable } from "@tenure/lifecycle-rules";

/** A small table with every kind of share a matrix shows. */
export function aTable(): ReferenceTable {
  return defineTable({
    name: "jupiter",
    org: "jupiter.okta.com",
    rules: {
      login: { template: "{givenName}.{familyName}@jupiter.example", reserved: [] },
      profile: { department: "department", team: "team", applications: "applications" },
      intentAttribute: "tenureTicket",
      closed: [],
      zones: { attribute: "location", byValue: {}, otherwise: parseTimeZone("UTC")._unsafeUnwrap() },
      protected: [],
      brakes: { maxRemovals: 10 },
    },
    rows: [
      row("everyone", {}, "00g00000000000000001", "everyone"),
      row("data", { department: "Data" }, "00g00000000000000002", "dept-data"),
      row("analytics", { department: "Data", team: "Analytics" }, "00g00000000000000003", "team-analytics"),
      {
        ...row("production", { department: "Data | Web" }, "00g00000000000000004", "production"),
        class: "privileged",
        expiresAfterDays: 30,
      },
    ],
  })._unsafeUnwrap();
}

function row(id: string, when: Readonly<Record<string, string>>, groupId: string, name: string) {
  const grants = [{ kind: "group" as const, groupId, name }];
  return { id, owner: "it@jupiter.example", reason: `Why ${id}`, when, grants };
}

import { describe, expect, it } from "vitest";
import { someRules } from "../testing/builders.ts";
import { defineTable } from "./define-table.ts";
import { readCsvTable } from "./read-csv-table.ts";
import { readYamlTable } from "./read-yaml-table.ts";
import { writeCsvTable } from "./write-csv-table.ts";

const CSV = [
  "#name,jupiter",
  "#org,jupiter.okta.com",
  "id,owner,reason,class,department,location,group,groupName,application,applicationLabel,applicationProfile,task,taskSummary,notify,excludes,keepFor,expiresAfter,backfill",
  'engineering,cto@jupiter.example,"Engineers write code,\nand review it",birthright,Engineering | Data,!London,00g1 | 00g2,Engineers | Reviewers,0oa1 | 0oa2,GitLab | AWS,"(none) | region=eu; role=Developer",laptop,Prepare a laptop,account-active to person,00g9,14,,yes',
  "admins,cto@jupiter.example,On call,privileged,Engineering,,00g3,Admins,,,,,,,,,7,",
  "",
].join("\n");

const YAML = `
# yaml-language-server: $schema=./table.schema.json
name: jupiter
org: jupiter.okta.com
rows:
  - id: engineering
    owner: cto@jupiter.example
    reason: "Engineers write code,\\nand review it"
    when:
      location: "!London"
      department: [Engineering, Data]
    groups:
      - { id: 00g1, name: Engineers }
      - { id: 00g2, name: Reviewers }
    applications:
      - { id: 0oa1, label: GitLab }
      - { id: 0oa2, label: AWS, profile: { role: Developer, region: eu } }
    tasks: [{ id: laptop, summary: Prepare a laptop }]
    notify: [account-active to person]
    excludes: [00g9]
    keepFor: 14
    backfill: true
  - id: admins
    owner: cto@jupiter.example
    reason: On call
    class: privileged
    when: { department: Engineering }
    groups: [{ id: 00g3, name: Admins }]
    expiresAfter: 7
`;

const rules = someRules();

const defined = defineTable({
  name: "jupiter",
  org: "jupiter.okta.com",
  rules,
  rows: [
    {
      id: "engineering",
      owner: "cto@jupiter.example",
      reason: "Engineers write code,\nand review it",
      when: { location: "!London", department: "Engineering | Data" },
      grants: [
        { kind: "notification", event: "account-active", audience: "person" },
        { kind: "group", groupId: "00g1", name: "Engineers" },
        { kind: "application", appId: "0oa1", label: "GitLab" },
        { kind: "application", appId: "0oa2", label: "AWS", profile: { role: "Developer", region: "eu" } },
        { kind: "group", groupId: "00g2", name: "Reviewers" },
        { kind: "task", task: "laptop", summary: "Prepare a laptop" },
      ],
      excludes: ["00g9"],
      keepForDays: 14,
      backfill: true,
    },
    {
      id: "admins",
      owner: "cto@jupiter.example",
      reason: "On call",
      class: "privileged",
      when: { department: "Engineering", location: "*" },
      grants: [{ kind: "group", groupId: "00g3", name: "Admins" }],
      expiresAfterDays: 7,
    },
  ],
})._unsafeUnwrap();

describe("a table written three ways", () => {
  it.each([
    ["CSV", readCsvTable(CSV, rules)],
    ["CSV as spreadsheets save it", readCsvTable(`\uFEFF${semicolons(CSV).replaceAll("\n", "\r\n")}`, rules)],
    ["YAML", readYamlTable(YAML, rules)],
    ["YAML made of JSON", readYamlTable(JSON.stringify(asFile()), undefined)],
  ])("is the same value as %s", (_, table) => {
    expect(table._unsafeUnwrap()).toEqual(defined);
  });

  it("is written as the CSV it was read from", () => {
    expect(writeCsvTable(defined)).toBe(CSV);
  });
});

/** Every comma of {@link CSV} that is not in a quoted cell. */
function semicolons(text: string): string {
  return text
    .split('"')
    .map((part, at) => (at % 2 === 0 ? part.replaceAll(",", ";") : part))
    .join('"');
}

function asFile(): unknown {
  return {
    name: defined.name,
    org: defined.org,
    rules,
    rows: defined.rows.map(({ id, owner, reason, conditions, grants, excludes, ...row }) => ({
      id,
      owner,
      reason,
      class: row.class,
      when: Object.fromEntries(conditions.map(({ attribute, cell }) => [attribute, cell])),
      groups: grants.flatMap((grant) => (grant.kind === "group" ? [{ id: grant.groupId, name: grant.name }] : [])),
      applications: grants.flatMap((grant) =>
        grant.kind === "application" ? [{ id: grant.appId, label: grant.label, profile: grant.profile }] : [],
      ),
      tasks: grants.flatMap((grant) => (grant.kind === "task" ? [{ id: grant.task, summary: grant.summary }] : [])),
      notify: grants.flatMap((grant) => (grant.kind === "notification" ? [`${grant.event} to ${grant.audience}`] : [])),
      excludes,
      keepFor: row.keepForDays,
      expiresAfter: row.expiresAfterDays,
      backfill: row.backfill,
    })),
  };
}

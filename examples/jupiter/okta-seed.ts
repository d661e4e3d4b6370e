import { type Attributes, matchRows, type ReferenceTable } from "@tenure/lifecycle-rules";
import type { OktaSeedInput } from "@tenure/sandbox";
import { type Employee, loginOf, people } from "./people.ts";
import { rules } from "./rules.ts";

/** What signs on through Okta, and the groups that open it; the application follows the group. */
const applications: Readonly<Record<string, readonly string[]>> = {
  GitLab: ["gitlab-developers", "gitlab-interns", "gitlab-maintainers", "gitlab-reporters"],
  Spinnaker: ["spinnaker-deployers", "spinnaker-operators", "spinnaker-viewers"],
  "Google Workspace": ["google-workspace-users"],
  Prefect: ["prefect-builders", "prefect-runners"],
  Snowflake: ["SNOWFLAKE_ENGINEER", "SNOWFLAKE_ANALYST", "SNOWFLAKE_READER"],
  AWS: ["aws-development-power-user", "aws-production-read-only", "aws-production-admin", "aws-research-power-user"],
  Salesforce: ["salesforce-sales", "salesforce-managers", "salesforce-service", "salesforce-readers"],
};

/** Groups that Okta fills by itself: the table does not know them, and Tenure leaves them alone. */
const newsletters = ["Climate Science", "Platform Engineering", "Data"].map((department) => ({
  department,
  group: `news-${department.toLowerCase().replace(" ", "-")}`,
}));

/**
 * Jupiter's Okta org for a sandbox: all groups and applications of the table under their ids, the attributes its rules
 * write, the group rules, and people who hold what the table gives them.
 */
export function oktaSeed(table: ReferenceTable): OktaSeedInput {
  return {
    org: { subdomain: "jupiter", companyName: "Jupiter", created: "2019-03-04T08:00:00.000Z" },
    schema: { user: attributes },
    groups: [
      ...named(table, "group"),
      ...newsletters.map(({ group, department }) => ({ name: group, description: `Read by all of ${department}` })),
    ],
    rules: newsletters.map(({ group, department }) => ({
      name: `${department} reads its news`,
      expression: `user.department=="${department}"`,
      groups: [group],
    })),
    users: Object.values(people).map((one) => user(table, one)),
    apps: [
      ...Object.entries(applications).map(([label, groups]) => ({ label, groups: [...groups] })),
      ...named(table, "application").map(({ id, name }) => ({
        id,
        label: name,
        users: Object.values(people)
          .filter((one) => grantsOf(table, one).some((grant) => grant.kind === "application" && grant.appId === id))
          .map(loginOf),
      })),
    ],
  };
}

const text = (title: string) => ({ title, type: "string" as const });

const attributes = {
  team: text("Team"),
  officeLocation: text("Office"),
  managesPeople: text("Manages people"),
  requestedApplications: { title: "Requested applications", type: "array" as const, items: { type: "string" } },
  tenureTicket: text("Ticket that made the account"),
};

function user(table: ReferenceTable, one: Employee): NonNullable<OktaSeedInput["users"]>[number] {
  const login = loginOf(one);
  const known = attributesOf(one);
  return {
    profile: {
      login,
      email: login,
      firstName: one.givenName,
      lastName: one.familyName,
      displayName: `${one.givenName} ${one.familyName}`,
      employeeNumber: one.number,
      ...Object.fromEntries(Object.entries(known).map(([name, { value }]) => [rules.profile[name] ?? name, value])),
    },
    groups: grantsOf(table, one).flatMap((grant) => (grant.kind === "group" ? [grant.groupId] : [])),
    sessions: 1,
  };
}

function grantsOf(table: ReferenceTable, one: Employee) {
  return matchRows(table, attributesOf(one))
    .filter(({ row }) => row.class !== "privileged")
    .flatMap(({ row }) => row.grants);
}

function attributesOf(one: Employee): Attributes {
  const { applications, department, employmentType, location, managesPeople, team, title } = one;
  const known = { applications, department, employmentType, location, managesPeople, team, title };
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, { value, origin: { source: "profile", id: name, label: name } }]],
    ),
  );
}

/** Every group or application the table names, once. */
function named(table: ReferenceTable, kind: "group" | "application") {
  const targets = new Map<string, string>();
  for (const grant of table.rows.flatMap(({ grants }) => grants)) {
    if (grant.kind === "group" && kind === "group") targets.set(grant.groupId, grant.name);
    if (grant.kind === "application" && kind === "application") targets.set(grant.appId, grant.label);
  }
  return [...targets].map(([id, name]) => ({ id, name }));
}

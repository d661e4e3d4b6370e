import { readFileSync } from "node:fs";
import {
  findForm,
  parseInstant,
  plan,
  readPolicyTests,
  readRequest,
  type Ticket,
  testTable,
} from "@tenure/lifecycle-rules";
import { anObservation } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import { fields } from "./fields.ts";
import { forms } from "./forms.ts";
import { table } from "./table.ts";

const now = parseInstant("2026-11-24T09:00:00Z")._unsafeUnwrap();

/** A hire as Jira's v3 API gives it back: options as objects, long text as a document. */
function aHire(overrides: Readonly<Record<string, unknown>> = {}): Ticket {
  const option = (value: string) => ({ self: "https://jupiter.atlassian.net/option", id: "1", value });
  return {
    id: "10042",
    key: "PPL-42",
    projectKey: "PPL",
    issueTypeId: "10010",
    requestTypeId: "11",
    statusCategory: "indeterminate",
    createdAt: now,
    updatedAt: now,
    fields: {
      [fields.givenName.id]: "Noémi\u00A0",
      [fields.familyName.id]: "Müller-Okafor",
      [fields.personalEmail.id]: "noemi@home.example",
      [fields.employeeNumber.id]: "J-0412",
      [fields.start.id]: "2027-01-04",
      [fields.employmentType.id]: option("Employee"),
      [fields.manager.id]: {
        accountId: "5b10a",
        displayName: "Ines Duarte",
        emailAddress: "ines.duarte@jupiter.example",
      },
      [fields.department.id]: option("Climate Science"),
      [fields.team.id]: option("Hazard Models"),
      [fields.title.id]: "Hazard Modeller",
      [fields.location.id]: option("Zurich"),
      [fields.applications.id]: [option("GitLab"), option("AWS")],
      [fields.hardware.id]: option("MacBook Pro"),
      [fields.shippingAddress.id]: {
        type: "doc",
        version: 1,
        content: [{ type: "paragraph", content: [{ type: "text", text: "Seestrasse 1, 8002 Zürich" }] }],
      },
      ...overrides,
    },
  };
}

describe("Jupiter", () => {
  it("has a table without problems", () => {
    expect(table._unsafeUnwrap().rows.length).toBeGreaterThan(60);
  });

  it("gives imaginary people exactly what its policy tests say", () => {
    const text = readFileSync(new URL("./table.test.yaml", import.meta.url), "utf8");
    const personas = readPolicyTests(text)._unsafeUnwrap();

    expect(testTable(table._unsafeUnwrap(), personas).failures).toEqual([]);
  });

  it("plans a hazard modeller's groups, tasks and mails", () => {
    const policy = table._unsafeUnwrap();
    const ticket = aHire();
    const form = findForm(forms, ticket);
    const request = form === undefined ? undefined : readRequest(form, policy, ticket)._unsafeUnwrap();

    const decided = request && plan(request, policy, anObservation({}, policy), now)._unsafeUnwrap();

    expect(decided?.subject).toEqual({
      login: "noemi.mueller-okafor@jupiter.example",
      name: "Noémi Müller-Okafor",
    });
    const groups = decided?.steps.flatMap(({ action }) => (action.kind === "add-to-group" ? [action.name] : []));
    expect(groups?.toSorted()).toEqual([
      "SNOWFLAKE_ANALYST",
      "aws-research-power-user",
      "dept-climate-science",
      "gitlab-developers",
      "google-workspace-users",
      "jupiter-employees",
      "jupiter-everyone",
      "office-zurich",
      "prefect-runners",
      "team-hazard-models",
    ]);
    expect(decided?.steps.flatMap(({ action }) => (action.kind === "open-task" ? [action.task] : []))).toEqual([
      "badge-zurich",
      "laptop",
    ]);
  });

  it("answers a misspelt department and a missing start date together, with the nearest department", () => {
    const ticket = aHire({ [fields.department.id]: { value: "Climate Sciense" }, [fields.start.id]: null });
    const form = findForm(forms, ticket);

    const problems = form && readRequest(form, table._unsafeUnwrap(), ticket)._unsafeUnwrapErr();

    expect(problems?.map(({ sentence }) => sentence)).toEqual([
      "Start date is not filled in.",
      'Department: expected a value the reference table knows, found "Climate Sciense". Did you mean "Climate Science"?',
    ]);
  });
});

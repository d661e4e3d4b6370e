import type { Cause, Instant, Origin, Plan, Step } from "@tenure/lifecycle-rules";

const department: Origin = { source: "field", id: "customfield_10103", label: "Department" };
const start: Origin = { source: "field", id: "customfield_10101", label: "Start date" };
const apps: Origin = { source: "form-answer", id: "q7", label: "Applications" };
const request: Cause = { kind: "request", what: "starts on 2027-03-01", origin: start };

function row(rowId: string, origin: Origin, value: string): Cause {
  return {
    kind: "row",
    rowId,
    owner: "platform",
    reason: `What ${value} needs`,
    cells: [{ attribute: origin.label.toLowerCase(), cell: value, value, origin }],
  };
}

/** A step with everything that a picture does not show filled in. */
export function aStep(step: Pick<Step, "id" | "action" | "causes"> & Partial<Step>): Step {
  return { due: "at-once", guards: [], expect: { kind: "handed-over" }, undo: undefined, after: [], ...step };
}

/** A joiner's plan with every kind of line a picture has to draw. */
export function aPlan(overrides: Partial<Plan> = {}): Plan {
  return {
    format: 1,
    kind: "joiner",
    ticket: { id: "10001", key: "HR-7" },
    subject: { login: "mira.okonkwo@jupiter.example", name: "Mira Okonkwo" },
    table: { name: "jupiter", org: "jupiter.okta.com", version: "3f2ac19e".padEnd(64, "0") },
    zone: "Europe/Zurich" as Plan["zone"],
    steps: [
      aStep({
        id: "create-account",
        action: {
          kind: "create-account",
          login: "mira.okonkwo@jupiter.example",
          profile: { login: "mira.okonkwo@jupiter.example", secondEmail: "mira@home.example" },
          intent: { attribute: "tenureTicket", value: "10001" },
        },
        causes: [request],
      }),
      aStep({
        id: "add-to-group:00g1",
        action: { kind: "add-to-group", groupId: "00g1", name: "climate-science-all" },
        causes: [row("dept-climate", department, "Climate Science")],
      }),
      aStep({
        id: "add-to-group:00g2",
        action: { kind: "add-to-group", groupId: "00g2", name: "app-gitlab" },
        causes: [row("app-gitlab", apps, "GitLab"), row("dept-climate-code", department, "Climate Science")],
      }),
      aStep({
        id: "open-task:laptop",
        action: { kind: "open-task", task: "laptop", summary: "Laptop for Mira Okonkwo", details: [] },
        causes: [row("hw-laptop", { ...apps, id: "q9", label: "Hardware" }, "MacBook Pro 14")],
      }),
      aStep({
        id: "activate-account",
        action: { kind: "activate-account" },
        causes: [request],
        due: "2027-02-28T23:00:00.000Z" as Instant,
      }),
      aStep({
        id: "notify:account-active:person",
        action: { kind: "notify", event: "account-active", audience: "person", to: "mira@home.example", facts: [] },
        causes: [row("mail-person", department, "Climate Science")],
        due: "2027-02-28T23:00:00.000Z" as Instant,
      }),
    ],
    kept: [{ kind: "membership", id: "00g9", name: "data-room", why: "by-hand" }],
    findings: [{ kind: "manager-unknown", sentence: "The manager named on the form is not in Okta yet." }],
    hash: "9b1c44e0d2a7".padEnd(64, "0"),
    ...overrides,
  };
}

// A company nobody works for, with everything the pictures can show. Equal on every machine.
import type { Cause, Impact, Instant, Plan, Step } from "@tenure/lifecycle-rules";
import type { AccessMatrix, LifecycleRecord, Share } from "../src/index.ts";
import { aPlan, aStep } from "../src/testing/a-plan.ts";

/** Numbers that look random and are the same every time (xorshift). */
export function someNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const DEPARTMENTS = [
  "Finance",
  "Sales",
  "Risk",
  "Engineering",
  "Data",
  "Legal",
  "People",
  "Support",
  "Design",
  "Security",
];
const TEAMS = ["Platform", "Europe", "Americas", "Research", "Operations", "Analytics"];
const TOOLS = [
  "gitlab",
  "snowflake",
  "aws",
  "prefect",
  "salesforce",
  "tableau",
  "zoom",
  "slack",
  "pagerduty",
  "datadog",
];

/** 60 values and 200 groups: what a matrix must be readable at. */
export function aLargeMatrix(): AccessMatrix {
  const next = someNumbers(7);
  const values = DEPARTMENTS.flatMap((department) => TEAMS.map((team) => `${department}/${team}`));
  const share = (chance: number, found: Share): Share => (next() < chance ? found : "nobody");
  const everyone = ["everyone", "office-wifi", "hr-portal", "slack-members", "zoom-basic", "security-training"];
  const line = (name: string, cell: (place: number) => Share) => ({
    kind: "group" as const,
    id: `00g${name}`,
    name,
    cells: values.map((_, place) => cell(place)),
  });
  const lines = [
    ...everyone.map((name) => line(name, () => "everybody")),
    ...DEPARTMENTS.map((department, at) =>
      line(`dept-${department.toLowerCase()}`, (place) => (Math.floor(place / 6) === at ? "everybody" : "nobody")),
    ),
    ...values.map((value, at) =>
      line(`team-${value.toLowerCase().replace("/", "-")}`, (place) => (place === at ? "everybody" : "nobody")),
    ),
    ...DEPARTMENTS.flatMap((department, at) =>
      TOOLS.map((tool) =>
        line(`${tool}-${department.toLowerCase()}`, (place) =>
          Math.floor(place / 6) === at ? share(0.7, "some") : "nobody",
        ),
      ),
    ),
    ...TOOLS.map((tool) => line(`${tool}-admin`, () => share(0.12, "on-request"))),
    ...[
      "contractors",
      "interns",
      "night-shift",
      "on-call",
      "travellers",
      "first-aid",
      "board",
      "audit",
      "alumni",
      "pilots",
      "beta-testers",
      "release-managers",
      "data-stewards",
      "fire-wardens",
    ].map((name) => line(name, () => share(0.2, "some"))),
  ];
  return { attribute: "department", values, lines: lines.slice(0, 200) };
}

/** A move with an overlap: taken now, given now, taken at the end of the overlap, and told. */
export function aMove(): Plan {
  const field = (id: string, label: string) => ({ source: "field" as const, id, label });
  const row = (rowId: string, owner: string, reason: string, label: string, value: string): Cause => ({
    kind: "row",
    rowId,
    owner,
    reason,
    cells: [{ attribute: label.toLowerCase(), cell: value, value, origin: field("customfield_10103", label) }],
  });
  const engineering = row(
    "engineering",
    "platform@jupiter.example",
    "What every engineer works with",
    "Department",
    "Engineering",
  );
  const oncall = row("on-call", "sre@jupiter.example", "Answers at night", "Title", "Site Reliability Engineer");
  const gone: Cause = { kind: "no-row", rowIds: ["data-science"] };
  const ask: Cause = { kind: "request", what: "moves on 2027-03-01", origin: field("customfield_10101", "From") };
  const start = "2027-02-28T23:00:00.000Z" as Instant;
  const end = "2027-03-14T23:00:00.000Z" as Instant;
  const told = "2027-03-01T08:00:00.000Z" as Instant;
  const add = (name: string, cause: Cause): Step =>
    aStep({
      id: `add-to-group:${name}`,
      due: start,
      action: { kind: "add-to-group", groupId: `00g${name}`, name },
      causes: [cause],
    });
  const remove = (name: string, due: Instant): Step =>
    aStep({
      id: `remove-from-group:${name}`,
      due,
      action: { kind: "remove-from-group", groupId: `00g${name}`, name },
      causes: [gone],
    });
  return aPlan({
    kind: "mover",
    ticket: { id: "10042", key: "HR-42" },
    steps: [
      aStep({
        id: "update-profile",
        due: start,
        action: {
          kind: "update-profile",
          changes: [
            { attribute: "department", from: "Data", to: "Engineering" },
            { attribute: "title", from: "Data Scientist", to: "Site Reliability Engineer" },
          ],
        },
        causes: [ask],
      }),
      remove("snowflake-analysts", start),
      add("gitlab-engineering", engineering),
      add("aws-development", engineering),
      add("spinnaker-deployers", engineering),
      add("pagerduty-responders", oncall),
      aStep({
        id: "open-task:phone",
        due: start,
        action: { kind: "open-task", task: "phone", summary: "On-call phone for Mira Okonkwo", details: [] },
        causes: [oncall],
      }),
      aStep({
        id: "notify",
        due: told,
        action: { kind: "notify", event: "access-changed", audience: "manager", to: "x@jupiter.example", facts: [] },
        causes: [ask],
      }),
      remove("prefect-flows", end),
      remove("data-science", end),
    ],
    kept: [{ kind: "membership", id: "00g9", name: "chess-club", why: "by-hand" }],
    findings: [
      { kind: "overlap", sentence: "prefect-flows and data-science stay for 14 days, because their rows say so." },
    ],
  });
}

/** A table that takes a department apart. */
export function anImpact(): Impact {
  const person = (place: number) => `person-${place}@jupiter.example`;
  const change = (
    direction: "gains" | "loses",
    name: string,
    before: number,
    after: number,
    rows: readonly (readonly [string, number])[],
  ): Impact["changes"][number] => ({
    direction,
    kind: "group",
    id: `00g${name}`,
    name,
    before,
    after,
    rows: rows.map(([rowId, people]) => ({ rowId, people })),
    people: Array.from({ length: Math.abs(before - after) }, (_, place) => person(place)),
    backfilled: name !== "aws-development",
  });
  return {
    people: 940,
    affected: 318,
    changes: [
      change("loses", "snowflake-analysts", 212, 61, [
        ["data-science", 140],
        ["risk-models", 11],
      ]),
      change("loses", "prefect-flows", 151, 9, [["data-science", 142]]),
      change("loses", "tableau-creators", 88, 70, [["finance", 18]]),
      change("loses", "salesforce-reports", 40, 36, [["sales-ops", 4]]),
      change("gains", "climate-research", 0, 140, [["climate-science", 140]]),
      change("gains", "aws-development", 310, 402, [
        ["engineering", 80],
        ["platform", 12],
      ]),
      change("gains", "gitlab-engineering", 402, 410, [["engineering", 8]]),
    ],
  };
}

/** 14 months of tickets that get better, with a bad day among them. */
export function someRecords(): readonly LifecycleRecord[] {
  const next = someNumbers(11);
  const at = (time: number) => new Date(time).toISOString() as Instant;
  return Array.from({ length: 420 }, (_, place) => {
    const month = Math.floor(place / 30);
    const seen = Date.UTC(2026, month, 1 + (place % 28), 8 + Math.floor(next() * 9), Math.floor(next() * 60));
    const isLeaver = place % 4 === 0;
    const effective = next() < 0.2 ? seen - next() * 86_400_000 : seen + next() * 600_000;
    const slow = Math.exp(7.5 - month * 0.28 + next() * 2.4) * 1000;
    const done = Math.max(seen, effective) + slow;
    return {
      ticketKey: `HR-${100 + place}`,
      kind: isLeaver ? "leaver" : place % 3 === 0 ? "mover" : "joiner",
      seenAt: at(seen),
      effectiveAt: at(effective),
      ...(place === 416 ? {} : { doneAt: at(done) }),
      touches: next() < 0.9 - month * 0.04 ? 2 : 1,
      ...(isLeaver
        ? {
            leaverClock: {
              noticedAt: at(seen),
              effectiveAt: at(effective),
              ...(place === 416
                ? {}
                : {
                    containedAt: at(Math.max(seen, effective) + (place === 400 ? 90_000_000 : slow / 20)),
                    completedAt: at(done + 86_400_000 * next()),
                  }),
            },
          }
        : {}),
    };
  });
}

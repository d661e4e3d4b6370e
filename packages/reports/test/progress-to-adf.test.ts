import type { Progress, StepProgress } from "@tenure/lifecycle-rules";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AdfDocument, type AdfNode, progressToAdf } from "../src/index.ts";
import { aPlan, aStep } from "../src/testing/a-plan.ts";
import { aProgress, ranOut } from "../src/testing/a-progress.ts";
import { adfJudge } from "./adf-judge.ts";

const judge = adfJudge();

const states: readonly Progress["state"][] = [
  "form-incomplete",
  "refused",
  "held",
  "awaiting-approval",
  "waiting",
  "failed",
  "done",
];

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.lorem(),
  fc.constantFrom("", "\n", "a@b.example", "<b>x</b>", "h1. x {panel}"),
);

const anyStep: fc.Arbitrary<StepProgress> = fc.record({
  step: fc.record({ name: anyText, seen: anyText, what: anyText }).map(({ name, what }) =>
    aStep({
      id: "add-to-group:00g1",
      action: { kind: "add-to-group", groupId: "00g1", name },
      causes: [{ kind: "request", what, origin: { source: "field", id: "summary", label: what } }],
    }),
  ),
  state: fc.constantFrom("planned", "done", "due-later", "failed", "blocked"),
  seen: anyText,
});

const anyProgress: fc.Arbitrary<Progress> = fc
  .record({
    state: fc.constantFrom(...states),
    name: anyText,
    sentence: anyText,
    steps: fc.array(anyStep, { maxLength: 12 }),
  })
  .map(({ name, sentence, ...rest }) =>
    aProgress({
      ...rest,
      plan: aPlan({ subject: { login: "ana@jupiter.example", name }, findings: [{ kind: "any", sentence }] }),
      refusals: [{ kind: "nobody-found", sentence }],
      leaverClock: ranOut,
    }),
  );

/** A document as indented text, one line for each block or row. */
function outline(node: AdfDocument | AdfNode, indent = ""): string {
  const inline = (child: AdfNode): string =>
    child.text ??
    (child.type === "status"
      ? `[${child.attrs?.["text"]} ${child.attrs?.["color"]}]`
      : (child.content ?? []).map(inline).join(""));
  const attrs = "attrs" in node ? ` ${Object.values(node.attrs ?? {}).join(" ")}` : "";
  if (node.type === "paragraph") return `${indent}${inline(node)}\n`;
  if (node.type === "tableRow") return `${indent}${(node.content ?? []).map(inline).join(" | ")}\n`;
  return `${indent}${node.type}${attrs}\n${(node.content ?? []).map((child) => outline(child, `${indent}  `)).join("")}`;
}

describe("progressToAdf", () => {
  it("is a panel, a table of the steps and folded details", () => {
    expect(outline(progressToAdf(aProgress()))).toMatchInlineSnapshot(`
      "doc
        panel error
          [not finished red] Joiner: Mira Okonkwo
          3 of 6 steps are done and read back; what failed is tried again, and the table says why it failed.
        table
          Step | Target | Result | Why
          create account | mira.okonkwo@jupiter.example | [done green] | starts on 2027-03-01 (Start date)
          add to group | climate-science-all | [done green] | dept-climate: Department = Climate Science
          add to group | app-gitlab | [failed red] Okta answered 503 three times. | app-gitlab: Applications = GitLab; dept-climate-code: Department = Climate Science
          open task | Laptop for Mira Okonkwo | [done green] | hw-laptop: Hardware = MacBook Pro 14
          activate account | mira.okonkwo@jupiter.example | Mon 1 Mar 2027, 00:00 Europe/Zurich (2027-02-28 23:00 UTC) | starts on 2027-03-01 (Start date)
          send mail | account active, to the person | Mon 1 Mar 2027, 00:00 Europe/Zurich (2027-02-28 23:00 UTC) | mail-person: Department = Climate Science
        expand Details
          bulletList
            listItem
              The manager named on the form is not in Okta yet.
            listItem
              kept data-room: given by hand: not ours to take
            listItem
              Read back: create-account holds.
            listItem
              Read back: add-to-group:00g1 holds.
            listItem
              Read back: open-task:laptop holds.
            listItem
              Plan 9b1c44e0d2a70000000000000000000000000000000000000000000000000000
            listItem
              Table jupiter 3f2ac19e00000000000000000000000000000000000000000000000000000000, org jupiter.okta.com
      "
    `);
  });

  it.skipIf(judge === undefined).each(states)("is valid by Atlassian's schema when %s", (state) => {
    expect(judge?.(progressToAdf(aProgress({ state, leaverClock: ranOut })))).toEqual([]);
  });

  it.skipIf(judge === undefined)("is valid whatever the ticket says", () => {
    fc.assert(
      fc.property(anyProgress, (progress) => {
        expect(judge?.(progressToAdf(progress))).toEqual([]);
      }),
    );
  });

  it("stays below what Jira takes, and says how many steps are left out", () => {
    const one = aProgress().steps.slice(1, 2);
    const progress = aProgress({ steps: Array.from({ length: 400 }, () => one).flat() });

    const written = JSON.stringify(progressToAdf(progress));

    expect(written.length).toBeLessThan(30_000);
    expect(written).toMatch(/… and \d+ more steps/);
    expect(written).toContain("climate-science-all");
  });

  it("drops the details before any step", () => {
    const steps = aProgress().steps.map((step) => ({ ...step, seen: "x".repeat(299) }));
    const progress = aProgress({ steps: Array.from({ length: 7 }, () => steps).flat() });

    const written = JSON.stringify(progressToAdf(progress));

    expect(written).not.toContain("Details");
    expect(written).not.toContain("more steps");
  });

  it("shows no mail address but the login and a team's mailbox", () => {
    const plan = aPlan();
    const seen = "Handed over for mira@home.example.";
    const mail = {
      kind: "notify",
      event: "access-ended",
      audience: "mailbox:it@jupiter.example",
      to: "it@jupiter.example",
      facts: [],
    } as const;
    const steps: StepProgress[] = [
      ...plan.steps.map((step) => ({ step, state: "done" as const, seen })),
      { step: aStep({ id: "notify", action: mail, causes: [] }), state: "done" },
    ];

    const written = JSON.stringify(progressToAdf(aProgress({ steps })));

    expect(written).not.toContain("mira@home.example");
    expect(written).toContain("mira.okonkwo@jupiter.example");
    expect(written).toContain("it@jupiter.example");
  });

  it("names attributes that change, not what they held before", () => {
    const changes = [{ attribute: "mobilePhone", from: "+41 79 000 00 00", to: "+41 79 111 11 11" }];
    const step = aStep({ id: "update-profile", action: { kind: "update-profile", changes }, causes: [] });

    const written = JSON.stringify(progressToAdf(aProgress({ steps: [{ step, state: "done" }] })));

    expect(written).toContain("mobilePhone");
    expect(written).not.toContain("+41");
  });
});

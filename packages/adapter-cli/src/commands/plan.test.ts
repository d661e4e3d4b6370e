import type { Preview, TenureFailure } from "@tenure/service";
import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { aPlan } from "../../test/a-plan.ts";
import { aTenure, opening } from "../../test/a-tenure.ts";
import { aTerminal } from "../../test/a-terminal.ts";
import { tenure } from "../tenure.ts";

async function plan(preview: Preview | TenureFailure, ...more: readonly string[]) {
  const terminal = aTerminal();
  const fake = aTenure({ preview: () => ("sentence" in preview ? errAsync(preview) : okAsync(preview)) });
  const exit = await tenure(["plan", "PPL-42", ...more], terminal, { open: opening(fake) });
  return { exit, closed: fake.closed(), ...terminal.written() };
}

const planned: Preview = { kind: "planned", plan: aPlan(), brakes: [], approval: "not-needed" };
const ticket = { id: "10042", key: "PPL-42" };

describe("tenure plan", () => {
  it("shows the plan and how to carry exactly it out", async () => {
    const { closed, err, exit, out } = await plan(planned);

    expect(exit).toBe(0);
    expect(out).toContain("Joiner PPL-42  Mira Okonkwo <mira.okonkwo@jupiter.example>");
    expect(out).toContain("team-controlling: Department =");
    expect(out).toContain(`tenure apply PPL-42 --hash ${planned.plan.hash}`);
    expect(err).toBe("");
    expect(closed).toBe(1);
  });

  it("repeats the configuration in the command to copy", async () => {
    expect((await plan(planned, "--config", "their policy.ts")).out).toContain(
      `tenure apply PPL-42 --hash ${planned.plan.hash} --config 'their policy.ts'\n`,
    );
    expect((await plan(planned)).out).not.toContain("--config");
  });

  it("names the ticket once", async () => {
    const sentence = "PPL-42 is of no kind that a form describes.";

    expect((await plan({ kind: "not-ours", retryable: false, sentence })).err).toBe(`tenure: ${sentence}\n`);
  });

  it("draws the plan as Markdown", async () => {
    const { exit, out } = await plan(planned, "--markdown");

    expect(exit).toBe(0);
    expect(out).toMatch(/^## Joiner PPL-42: Mira Okonkwo\n/);
  });

  it("gives one JSON document", async () => {
    const { exit, out } = await plan(planned, "--json");

    expect(exit).toBe(0);
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(planned)));
  });

  it("shows a plan that a brake would stop, and ends as refused", async () => {
    const sentence = "The plan takes 12 groups; the table allows 10 at once.";
    const { exit, out } = await plan({
      ...planned,
      brakes: [{ kind: "max-removals", sentence, count: 12, limit: 10 }],
    });

    expect(exit).toBe(3);
    expect(out).toContain(`‖ ${sentence}`);
  });

  it("says when the plan waits for an approval", async () => {
    expect((await plan({ ...planned, approval: "needed" })).out).toContain(
      "Nothing is done before this plan is approved.",
    );
  });

  it("names every mistake on the form", async () => {
    const problem = {
      kind: "missing",
      field: "customfield_10107",
      label: "Start date",
      expected: "a day",
      found: undefined,
    } as const;
    const { err, exit, out } = await plan({
      kind: "form-incomplete",
      ticket,
      problems: [
        { ...problem, sentence: "Start date is not filled in." },
        { ...problem, sentence: 'Department: found "Climate Sciense". Did you mean "Climate Science"?' },
      ],
    });

    expect(exit).toBe(2);
    expect(out).toBe("");
    expect(err).toBe(
      'tenure: The form of PPL-42 has 2 mistakes, so there is no plan.\n  ✗ Start date is not filled in.\n  ✗ Department: found "Climate Sciense". Did you mean "Climate Science"?\n',
    );
  });

  it("refuses with the reasons", async () => {
    const sentence = "The group dept-finance (00g…) does not exist in Okta.";
    const { err, exit } = await plan({ kind: "refused", ticket, refusals: [{ kind: "group-missing", sentence }] });

    expect(exit).toBe(3);
    expect(err).toContain(`  ✗ ${sentence}\n`);
  });

  it.each([
    ["no-such-ticket", 2],
    ["not-ours", 2],
    ["stale-hash", 3],
    ["desk-failed", 4],
    ["directory-failed", 4],
    ["ledger-failed", 4],
    ["queue-failed", 4],
  ] as const)("ends with its own code when there is no answer: %s is %d", async (kind, exit) => {
    const sentence = "Okta could not be reached.";

    expect(await plan({ kind, retryable: true, sentence })).toEqual({
      exit,
      closed: 1,
      out: "",
      err: `tenure: PPL-42: ${sentence}\n`,
    });
  });

  it("gives a complaint as JSON too", async () => {
    const { err, out } = await plan(
      { kind: "desk-failed", retryable: true, sentence: "Jira could not be reached." },
      "--json",
    );

    expect(JSON.parse(out)).toEqual({
      error: { kind: "desk-failed", sentence: "PPL-42: Jira could not be reached.", details: [] },
    });
    expect(err).toBe("tenure: PPL-42: Jira could not be reached.\n");
  });
});

import type { Progress } from "@tenure/service";
import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { anInstant, aPlan } from "../../test/a-plan.ts";
import { aTenure, opening } from "../../test/a-tenure.ts";
import { aTerminal } from "../../test/a-terminal.ts";
import { tenure } from "../tenure.ts";

const plan = aPlan();
const progress: Progress = {
  ticket: plan.ticket,
  state: "waiting",
  plan,
  steps: plan.steps.map((step) =>
    step.due === "at-once"
      ? { step, state: "done", at: anInstant("2026-12-14T08:12:01Z"), seen: "Okta shows it." }
      : { step, state: "due-later" },
  ),
  problems: [],
  refusals: [],
  brakes: [],
  nextDue: anInstant("2027-01-04T00:00:00Z"),
};

describe("tenure apply", () => {
  it("carries out and shows what reading back showed", async () => {
    const terminal = aTerminal();
    const exit = await tenure(["apply", "PPL-42"], terminal, {
      open: opening(aTenure({ apply: () => okAsync(progress) })),
    });

    expect(exit).toBe(0);
    expect(terminal.written().out).toContain("PPL-42  ON TIME");
    expect(terminal.written().out).toContain("✓ create account");
  });

  it("says to whoever presses Ctrl-C that it finishes, and what the second one would mean", async () => {
    const terminal = aTerminal({ stopped: async () => {} });
    await tenure(["apply", "PPL-42"], terminal, { open: opening(aTenure({ apply: () => okAsync(progress) })) });

    expect(terminal.written()).toMatchObject({
      out: expect.stringContaining("ON TIME"),
      err: expect.stringContaining("what is due of PPL-42 is finished first"),
    });
  });

  it("hands over the hash that was approved", async () => {
    const asked: unknown[] = [];
    const approved = "ab".repeat(32);
    const fake = aTenure({
      preview: () => okAsync({ kind: "planned", plan, brakes: [], approval: "not-needed" }),
      apply: (...given) => {
        asked.push(given);
        return errAsync({ kind: "stale-hash", retryable: false, sentence: "The plan is another by now." });
      },
    });
    const terminal = aTerminal();

    expect(await tenure(["apply", "PPL-42", "--hash", approved], terminal, { open: opening(fake) })).toBe(3);
    expect(asked).toEqual([["PPL-42", approved]]);
    expect(terminal.written().err).toBe(
      `tenure: PPL-42: The plan is another by now.\n  ✗ The plan is now ${plan.hash}.\n`,
    );
  });

  it.each(["", "abc", plan.hash.slice(0, 12), `${plan.hash.slice(0, 8)}…`, plan.hash.toUpperCase()])(
    "refuses a hash that is not whole: %j",
    async (hash) => {
      const terminal = aTerminal();

      expect(await tenure(["apply", "PPL-42", "--hash", hash], terminal, { open: opening(aTenure()) })).toBe(2);
      expect(terminal.written().err).toContain("Give the whole hash");
    },
  );

  it.each([
    ["done", 0],
    ["waiting", 0],
    ["form-incomplete", 2],
    ["refused", 3],
    ["held", 3],
    ["awaiting-approval", 3],
    ["failed", 4],
  ] as const)("ends with the code of the state: %s is %d", async (state, exit) => {
    const fake = aTenure({ apply: () => okAsync({ ...progress, state }) });

    expect(await tenure(["apply", "PPL-42", "--json"], aTerminal(), { open: opening(fake) })).toBe(exit);
  });
});

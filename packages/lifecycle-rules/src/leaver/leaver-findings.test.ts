import { describe, expect, it } from "vitest";
import { makeStep } from "../plan/make-step.ts";
import { anAccount, anObservation } from "../testing/builders.ts";
import { goneBefore } from "./leaver-findings.ts";

const end = makeStep({ kind: "deactivate-account" }, { due: "at-once", causes: [] });
const after = (times: number) =>
  goneBefore(anAccount(), anObservation({ confirmedSteps: Array.from({ length: times }, () => end) }));

describe("goneBefore", () => {
  it("counts how often an account that was ended has come back, from the second time on", () => {
    expect(after(0)).toEqual([]);
    expect(after(1).map(({ sentence }) => sentence)).toEqual([
      "ana.silva@jupiter.example was activated again after this ticket had ended the account; find out who does that.",
    ]);
    expect(after(2).map(({ sentence }) => sentence)).toEqual([
      "ana.silva@jupiter.example was activated again after this ticket had ended the account, 2 times by now; find out who does that.",
    ]);
  });
});

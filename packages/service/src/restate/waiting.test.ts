import { anInstant } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import { AT_ONCE, earliest, takeDue, withJob } from "./waiting.ts";

const at = (hour: number) => anInstant(`2027-03-01T${String(hour).padStart(2, "0")}:00:00Z`);
const job = { reason: "webhook", urgent: false };

describe("what waits for a ticket", () => {
  it("is one job where two are due at the same instant, urgent if either is", () => {
    const both = withJob(withJob([], { ...job, urgent: true }, AT_ONCE, 3), { reason: "sweep" }, AT_ONCE, 0);

    expect(both).toEqual([{ reason: "sweep", urgent: true, due: AT_ONCE, attempts: 3 }]);
  });

  it("gives all that is due as one, what is urgent for its reason, and leaves the rest", () => {
    const due = withJob([], { reason: "due" }, at(8), 0);
    const all = withJob(withJob(due, { reason: "webhook", urgent: true }, at(9), 2), { reason: "retry" }, at(12), 1);

    expect(takeDue(all, at(7))).toBeUndefined();
    expect(takeDue(all, at(10))).toMatchObject({ job: { reason: "webhook", urgent: true, attempts: 2 } });
    expect(takeDue(all, at(10))?.rest.map(({ reason }) => reason)).toEqual(["retry"]);
  });

  it("knows when to wake", () => {
    expect(earliest([])).toBeUndefined();
    expect(earliest(withJob(withJob([], job, at(12), 0), job, at(10), 0))).toBe(at(10));
  });
});

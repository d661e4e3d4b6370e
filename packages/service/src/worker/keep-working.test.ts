import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import type { TenureFailure } from "../tenure.ts";
import { keepWorking } from "./keep-working.ts";

const away: TenureFailure = { kind: "desk-failed", retryable: true, sentence: "Jira is away." };

describe("keepWorking", () => {
  it("looks into the queue each round, sweeps now and then, tells failures, and goes on", async () => {
    const did: string[] = [];
    const told: string[] = [];
    const fourth = Promise.withResolvers<void>();
    const worker = keepWorking(
      {
        sweep: () => {
          did.push("sweep");
          return did.length === 1 ? errAsync(away) : okAsync(0);
        },
        work: () => {
          did.push("work");
          return okAsync({ progress: [], failures: did.length === 2 ? [{ ticketId: "1", failure: away }] : [] });
        },
      },
      {
        everyMs: 1_000,
        sweepEveryMs: 2_000,
        onFailure: ({ sentence }) => told.push(sentence),
        wait: async (_ms, signal) => {
          if (did.length < 6) return;
          fourth.resolve();
          await new Promise((settle) => signal.addEventListener("abort", settle));
        },
      },
    );
    await fourth.promise;
    await Promise.all([worker.stop(), worker.stop()]);

    expect(did).toEqual(["sweep", "work", "work", "sweep", "work", "work"]);
    expect(told).toEqual(["Jira is away.", "Jira is away."]);
  });

  it("wakes from a real rest when it is stopped", async () => {
    const worker = keepWorking(
      { sweep: () => okAsync(0), work: () => okAsync({ progress: [], failures: [] }) },
      { everyMs: 3_600_000 },
    );

    await worker.stop();
  });
});

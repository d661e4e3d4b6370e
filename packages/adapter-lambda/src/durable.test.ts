import { LocalDurableTestRunner } from "@aws/durable-execution-sdk-js-testing";
import type { Instant, Progress, TenureFailure } from "@tenure/service";
import { errAsync, okAsync } from "neverthrow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Waits } from "./bring-to-end.ts";
import { durableHandler } from "./durable-handler.ts";
import { durableQueue } from "./durable-queue.ts";

beforeAll(() => LocalDurableTestRunner.setupTestEnvironment({ skipTime: true }));
afterAll(() => LocalDurableTestRunner.teardownTestEnvironment());

const day = (at: number): Instant => new Date(Date.UTC(2027, 0, at)).toISOString() as Instant;
const DAY = 86_400;
const away: TenureFailure = { kind: "directory-failed", retryable: true, sentence: "Okta is away." };
const progress = (state: Progress["state"], nextDue?: Instant): Progress => ({
  ticket: { id: "1", key: "PPL-1" },
  state,
  steps: [],
  problems: [],
  refusals: [],
  brakes: [],
  ...(nextDue === undefined ? {} : { nextDue }),
});

/** Looks at a ticket as a script says: on which day each look happens, and what it finds. */
async function run(script: readonly (readonly [today: number, found: Progress | TenureFailure])[], waits: Waits = {}) {
  let looks = 0;
  let today = 1;
  const apply = () => {
    const [at, found] = script[looks] ?? script.at(-1) ?? [1, away];
    today = at;
    looks += 1;
    return "retryable" in found ? errAsync(found) : okAsync(found);
  };
  const now = () => Date.parse(day(today));
  const runner = new LocalDurableTestRunner({ handlerFunction: durableHandler({ apply }, { now, ...waits }) });
  const execution = await runner.run({ payload: { ticketId: "10042" } });
  const waited = execution
    .getOperations()
    .filter((operation) => operation.getType() === "WAIT")
    .map((operation) => operation.getWaitDetails()?.waitSeconds);
  return { execution, waited, looks };
}

describe("durableHandler", () => {
  it("waits until the next step of the plan is due, looks again, and ends when all is done", async () => {
    const { execution, looks, waited } = await run(
      [
        [1, progress("waiting", day(4))],
        [4, progress("waiting", day(5))],
        [5, progress("done")],
      ],
      { longestWaitSeconds: 30 * DAY },
    );

    expect(execution.getResult()).toEqual({ state: "done", looks: 3 });
    expect(waited).toEqual([3 * DAY, DAY]);
    expect(looks).toBe(3); // what was looked at is kept: no replay looks again
  });

  it("waits for the rest when it is woken too early, and for another day when the date has moved", async () => {
    const { execution, waited } = await run(
      [
        [1, progress("waiting", day(4))],
        [2, progress("waiting", day(4))],
        [4, progress("waiting", day(9))],
        [9, progress("done")],
      ],
      { longestWaitSeconds: 30 * DAY },
    );

    expect(execution.getResult()).toMatchObject({ state: "done" });
    expect(waited).toEqual([3 * DAY, 2 * DAY, 5 * DAY]);
  });

  it("looks once a day on the way to a distant date", async () => {
    const { waited } = await run([
      [1, progress("waiting", day(300))],
      [2, progress("waiting", day(300))],
      [3, progress("done")],
    ]);

    expect(waited).toEqual([DAY, DAY]);
  });

  it.each(["form-incomplete", "awaiting-approval", "held", "refused"] as const)(
    "ends where a person has to do something: %s",
    async (state) => {
      const { execution, waited } = await run([[1, progress(state)]]);

      expect(execution.getResult()).toEqual({ state, looks: 1 });
      expect(waited).toEqual([]);
    },
  );

  it("tries again, later each time, what may pass, and counts anew after it has", async () => {
    const { execution, waited } = await run([
      [1, away],
      [1, progress("failed")],
      [1, progress("waiting", day(2))],
      [2, away],
      [2, progress("done")],
    ]);

    expect(execution.getResult()).toMatchObject({ state: "done" });
    expect(waited).toEqual([60, 120, DAY, 60]);
  });

  it("fails aloud where nothing gets better, and ends where nothing can", async () => {
    const stuck = await run([[1, away]], { maxAttempts: 3 });
    const hopeless = await run([[1, { ...away, retryable: false }]]);

    expect(stuck.execution.getStatus()).toBe("FAILED");
    expect(stuck.execution.getError().errorMessage).toBe("Okta is away.");
    expect(stuck.waited).toEqual([60, 120]);
    expect(hopeless.execution.getResult()).toEqual({ state: "given-up", looks: 1 });
  });
});

describe("durableQueue", () => {
  it("starts an execution for what is to be done now, and leaves the rest to the one that waits", async () => {
    const started: string[] = [];
    const queue = durableQueue({
      now: () => Date.parse(day(2)),
      start: async ({ ticketId }) => started.push(ticketId),
    });

    await queue.enqueue({ ticketId: "1", reason: "webhook" });
    await queue.enqueue({ ticketId: "2", reason: "due" }, day(3));
    await queue.enqueue({ ticketId: "3", reason: "due" }, day(1));

    expect(started).toEqual(["1", "3"]);
  });

  it("says in a sentence that Lambda is away", async () => {
    const queue = durableQueue({ start: () => Promise.reject(new Error("x")) });

    expect((await queue.enqueue({ ticketId: "1", reason: "webhook" }))._unsafeUnwrapErr().sentence).toBe(
      "Lambda did not start the execution.",
    );
  });
});

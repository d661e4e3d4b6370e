import type { LedgerEntry, Progress, Tenure } from "@tenure/service";
import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it, vi } from "vitest";
import { anInstant } from "../../test/a-plan.ts";
import { aTenure, opening } from "../../test/a-tenure.ts";
import { aTerminal } from "../../test/a-terminal.ts";
import { tenure } from "../tenure.ts";

const progress = (key: string, state: Progress["state"]): Progress => ({
  ticket: { id: key, key },
  state,
  steps: [],
  problems: [],
  refusals: [],
  brakes: [],
});

const noted: LedgerEntry = {
  seq: 7,
  at: anInstant("2026-12-14T08:12:01Z"),
  ticketId: "PPL-2",
  ticketKey: "PPL-2",
  runId: "run",
  event: "run-ended",
  actor: "tenure",
  body: {},
  previous: "0".repeat(64),
  hash: "1".repeat(64),
};

/** A ledger in which this run wrote something about these tickets. */
const wroteAbout = (...keys: readonly string[]): Tenure["ledger"] => ({
  ...aTenure().ledger,
  read: ({ ticketId = "" }) => okAsync(keys.includes(ticketId) ? [noted] : []),
});

describe("tenure run", () => {
  it("sweeps, works what is due, and ends with the code of what needs a person most", async () => {
    const terminal = aTerminal();
    const work = () => okAsync({ progress: [progress("PPL-1", "done"), progress("PPL-2", "held")], failures: [] });

    const exit = await tenure(["run", "--json"], terminal, {
      open: opening(aTenure({ work, sweep: () => okAsync(2), ledger: wroteAbout("PPL-1", "PPL-2") })),
    });

    expect(exit).toBe(3);
    expect(JSON.parse(terminal.written().out)).toMatchObject({
      found: 2,
      progress: [{ state: "done" }, { state: "held" }],
      nextDue: null,
    });
  });

  it("says of what stands as it stood one short line, and ends by what is new", async () => {
    const terminal = aTerminal();
    const work = () => okAsync({ progress: [progress("PPL-1", "done"), progress("PPL-2", "held")], failures: [] });

    const exit = await tenure(["run"], terminal, { open: opening(aTenure({ work, ledger: wroteAbout("PPL-1") })) });

    expect(exit).toBe(0);
    expect(terminal.written().out).toContain("PPL-1");
    expect(terminal.written().out).not.toContain("PPL-2");
    expect(terminal.written().err).toBe("tenure: as before: PPL-2 (held).\n");
  });

  it("goes on telling what failed, and what it cannot compare", async () => {
    const blind: Tenure["ledger"] = {
      ...aTenure().ledger,
      read: () => errAsync({ kind: "ledger-failure", retryable: true, sentence: "The ledger did not answer." }),
    };
    const run = (state: Progress["state"], ledger: Tenure["ledger"]) =>
      tenure(["run"], aTerminal(), {
        open: opening(aTenure({ work: () => okAsync({ progress: [progress("PPL-2", state)], failures: [] }), ledger })),
      });

    expect(await run("failed", wroteAbout())).toBe(4);
    expect(await run("refused", blind)).toBe(3);
  });

  it("works what is due although the sweep finds Jira away, and ends by the sweep's failure", async () => {
    const work = vi.fn(() => okAsync({ progress: [progress("PPL-1", "done")], failures: [] }));
    const sweep: Tenure["sweep"] = () =>
      errAsync({ kind: "desk-failed", retryable: true, sentence: "Jira could not be reached." });
    const terminal = aTerminal();

    expect(await tenure(["run"], terminal, { open: opening(aTenure({ work, sweep })) })).toBe(4);
    expect(work).toHaveBeenCalledTimes(1);
    expect(terminal.written().err).toContain("Jira could not be reached.");
  });

  it("says when there was nothing to do", async () => {
    const terminal = aTerminal();

    expect(await tenure(["run"], terminal, { open: opening(aTenure()) })).toBe(0);
    expect(terminal.written().out).toBe("Nothing was due.\n");
  });

  it("goes on until it is stopped, over rounds that fail", async () => {
    let stop = () => {};
    const stopped = new Promise<void>((settle) => {
      stop = settle;
    });
    const terminal = aTerminal({ stopped: () => stopped });
    let round = 0;
    const fake = aTenure({
      work: () => {
        round += 1;
        if (round === 1)
          return errAsync({ kind: "directory-failed", retryable: true, sentence: "Okta could not be reached." });
        stop();
        return okAsync({ progress: [progress("PPL-1", "done")], failures: [] });
      },
    });

    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const running = tenure(["run", "--watch", "--every", "30", "--json"], terminal, { open: opening(fake) });
    await vi.advanceTimersByTimeAsync(30_000);
    vi.useRealTimers();

    expect(await running).toBe(0);
    const { err, out } = terminal.written();
    expect(err).toBe("tenure: Okta could not be reached.\n");
    expect(JSON.parse(out.split("\n")[0] ?? "")).toMatchObject({ progress: [{ ticket: { key: "PPL-1" } }] });
    expect(fake.closed()).toBe(1);
  });

  it("looks into the queue every second, and sweeps as often as it is told", async () => {
    let stop = () => {};
    const stopped = new Promise<void>((settle) => {
      stop = settle;
    });
    const seen = { worked: 0, swept: 0 };
    const fake = aTenure({
      work: () => {
        seen.worked += 1;
        return okAsync({ progress: [], failures: [] });
      },
      sweep: () => {
        seen.swept += 1;
        return okAsync(0);
      },
    });

    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const running = tenure(["run", "--watch", "--every", "10"], aTerminal({ stopped: () => stopped }), {
      open: opening(fake),
    });
    await vi.advanceTimersByTimeAsync(20_500);
    stop();
    vi.useRealTimers();

    expect(await running).toBe(0);
    expect(seen).toEqual({ worked: 21, swept: 3 });
  });

  it("refuses a pause that is none", async () => {
    const terminal = aTerminal();

    expect(await tenure(["run", "--watch", "--every", "soon"], terminal)).toBe(2);
    expect(terminal.written().err).toContain("Give whole seconds, at least 1.");
  });
});

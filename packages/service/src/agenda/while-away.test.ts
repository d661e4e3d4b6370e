import type { Instant } from "@tenure/lifecycle-rules";
import type { RunFailure } from "@tenure/provisioner";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { memoryAgenda } from "./agenda.ts";
import { whileAway } from "./while-away.ts";

const START = Date.parse("2027-08-31T21:00:00Z");
const AWAY: RunFailure = { kind: "queue-failed", retryable: true, sentence: "No answer." };
const LEDGER: RunFailure = { kind: "ledger-failed", retryable: true, sentence: "No answer." };
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString() as Instant;

/** A watch over a store, at a minute after the start. */
function aWatch() {
  let minute = 0;
  const [told, tried]: [string[], string[]] = [[], []];
  const agenda = memoryAgenda();
  const watch = whileAway({
    agenda,
    now: () => at(minute),
    remindAfterHours: 24,
    onAlert: (sentence) => told.push(sentence),
    shutOut: (ticketId) => {
      tried.push(`${minute}: ${ticketId}`);
      if (ticketId === "bug") throw new TypeError("not a function");
      return errAsync(LEDGER);
    },
  });
  const ask = async (when: number, answer: ResultAsync<number, RunFailure>, what: "work" | "sweep" = "work") => {
    minute = when;
    return watch.around(what, answer);
  };
  return { agenda, ask, told, tried, watch };
}

describe("whileAway", () => {
  it("shuts out whoever has to be out by now, later every time, and passes the failure on", async () => {
    const { ask, tried, watch } = aWatch();
    await watch.keep([
      { ticketId: "bug", at: at(10) },
      { ticketId: "10003", at: at(10) },
      { ticketId: "10004", at: at(600) },
    ]);

    expect((await ask(5, errAsync(AWAY)))._unsafeUnwrapErr()).toEqual(AWAY);
    expect(tried).toEqual([]);
    for (let minute = 10; minute < 14; minute += 0.25) await ask(minute, errAsync(AWAY));

    expect(tried).toEqual([
      "10: bug",
      "10: 10003",
      "10.5: bug",
      "10.5: 10003",
      "11.5: bug",
      "11.5: 10003",
      "13.5: bug",
      "13.5: 10003",
    ]);
  });

  it("tells people when it begins, once a day, and when it is over, and how many hours are known", async () => {
    const { ask, told, watch } = aWatch();
    await watch.keep([{ ticketId: "10003", at: at(5000) }]);
    for (let hour = 0; hour <= 25; hour += 1) await ask(hour * 60, errAsync(AWAY));
    await ask(1600, okAsync(1));
    await ask(1601, okAsync(1));

    const sentence =
      "The store does not answer: No answer. Leavers are shut out at the hours that are known (1); nothing else is done.";
    expect(told).toEqual([
      sentence,
      `Since 2027-08-31T21:00:00.000Z: ${sentence}`,
      "Over: the store answers again, and everything that waited goes on.",
    ]);
  });

  it("is not over while another of its questions gets no answer", async () => {
    const { ask, told } = aWatch();
    await ask(0, errAsync(LEDGER), "sweep");
    for (let minute = 0; minute < 5; minute += 1) await ask(minute, okAsync(0), "work");
    await ask(5, errAsync(LEDGER), "sweep");

    expect(told).toHaveLength(1);
  });

  it("does nothing where something else fails", async () => {
    const { ask, told, tried, watch } = aWatch();
    await watch.keep([{ ticketId: "10003", at: at(0) }]);

    await ask(1, errAsync({ kind: "desk-failed", retryable: true, sentence: "Jira is away." }), "sweep");

    expect([told, tried]).toEqual([[], []]);
  });
});

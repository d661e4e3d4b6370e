import type { LedgerEntry } from "@tenure/service";
import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { aTenure, opening } from "../../test/a-tenure.ts";
import { aTerminal } from "../../test/a-terminal.ts";
import { tenure } from "../tenure.ts";

const entry: LedgerEntry = {
  at: "2027-03-01T12:00:00.000Z" as LedgerEntry["at"],
  ticketId: "10042",
  ticketKey: "PPL-42",
  runId: "r1",
  event: "run-ended",
  actor: "tenure",
  body: {},
  seq: 1,
  previous: "0".repeat(64),
  hash: "1".repeat(64),
};

async function typed(args: readonly string[], isAway = false) {
  const forgotten: string[] = [];
  const terminal = aTerminal();
  const failure = { kind: "ledger-failure", retryable: true, sentence: "The ledger is away." } as const;
  const fake = aTenure({
    ledger: {
      read: () => (isAway ? errAsync(failure) : okAsync([entry])),
      verify: () => okAsync({ kind: "intact", entries: 1, head: entry.hash }),
    },
    forget: (ticketId) => {
      forgotten.push(ticketId);
      return okAsync(undefined);
    },
  });
  const exit = await tenure(["forget", ...args], terminal, { open: opening(fake) });
  return { exit, forgotten, ...terminal.written() };
}

describe("tenure forget", () => {
  it("forgets a ticket by its key or its id, as the ledger knows it", async () => {
    const byKey = await typed(["ppl-42", "--yes"]);

    expect(byKey).toMatchObject({ exit: 0, forgotten: ["10042"], err: "" });
    expect(byKey.out).toContain("cannot be read any more");
    expect(JSON.parse((await typed(["10042", "--yes", "--json"])).out)).toEqual({
      ticket: { id: "10042", key: "PPL-42" },
      forgotten: true,
    });
  });

  it("forgets nothing before somebody says yes", async () => {
    const { err, exit, forgotten, out } = await typed(["PPL-42"]);

    expect({ exit, forgotten, out }).toEqual({ exit: 2, forgotten: [], out: "" });
    expect(err).toContain("To do it: tenure forget PPL-42 --yes");
  });

  it("forgets nothing of a ticket the ledger does not know, or while it is away", async () => {
    expect(await typed(["PPL-43", "--yes"])).toMatchObject({
      exit: 2,
      forgotten: [],
      err: "tenure: The ledger knows of no ticket PPL-43.\n",
    });
    expect(await typed(["", "--yes"])).toMatchObject({ exit: 2, forgotten: [] });
    expect(await typed(["PPL-42", "--yes"], true)).toMatchObject({ exit: 4, forgotten: [] });
  });
});

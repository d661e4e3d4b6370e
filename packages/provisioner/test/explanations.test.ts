import { type Instant, type MatchedCell, why } from "@tenure/lifecycle-rules";
import fc from "fast-check";
import { err } from "neverthrow";
import { describe, expect, it } from "vitest";
import { personHistory } from "../src/knowledge/person-history.ts";
import type { MemoryPorts } from "../src/testing/memory-ports.ts";
import { memoryWorkforce } from "../src/testing/memory-workforce.ts";
import { explain } from "../src/workforce/explain.ts";
import { accessAt, explainAccess } from "../src/workforce/explain-access.ts";
import { whoAt } from "../src/workforce/who-at.ts";
import { atWork, LOGIN } from "./at-work.ts";
import { aFreshCompany, type Happens, HISTORY_COMPANY, letHappen, lives, settle, sweepAndSettle } from "./histories.ts";

const RUNS = Number(process.env["TENURE_HISTORIES"] ?? 40);

async function live(history: readonly Happens[]): Promise<MemoryPorts> {
  const ports = aFreshCompany();
  let at = Date.parse("2027-02-01T10:00:00Z");
  for (const [count, happens] of history.entries()) {
    const now = new Date(at).toISOString() as Instant;
    at += happens.gap * 86_400_000;
    const next = new Date(at).toISOString() as Instant;
    if (now > ports.clock.now()) ports.clock.moveTo(now);
    const ticketId = letHappen(ports, happens, now, count);
    if (ticketId !== undefined) await ports.queue.enqueue({ ticketId, reason: "webhook" });
    await settle(ports, next);
    await sweepAndSettle(ports, next);
  }
  return ports;
}

describe("explainAccess", () => {
  it("has one chain for every membership we gave, in any run, and none without a cause whose going makes it go", async () => {
    let chained = 0;
    await fc.assert(
      fc.asyncProperty(lives, async (history) => {
        const ports = await live(history);
        const { entries } = ports.ledger;
        for (const { id, memberships } of ports.directory.accounts()) {
          const own = entries.filter(({ accountId }) => accountId === id);
          const { ours } = personHistory(own);
          const chains = accessAt(entries, id);
          const held = memberships.filter(
            ({ groupId, provenance }) => provenance.kind === "direct" && ours.has(groupId),
          );
          for (const { groupId } of held) {
            const chain = chains.get(groupId);
            expect(chain, `${id} ${groupId}`).toBeDefined();
            expect(chain?.direction).toBe("given");
            // The same chain is what one asks for by itself, and it is the last word of the ledger about it.
            expect(explainAccess(entries, id, groupId)).toEqual(chain);
            expect(chain?.tableVersion).toBe(HISTORY_COMPANY.table.version);
            expect(chain?.seen).not.toBe("");
            expect(chain?.causes.length).toBeGreaterThan(0);
            const rowIds = (chain?.causes ?? []).flatMap((cause) => (cause.kind === "row" ? [cause.rowId] : []));
            const cells = (chain?.causes ?? []).flatMap((cause) => (cause.kind === "row" ? cause.cells : []));
            checkCause(groupId, rowIds, cells);
            chained += 1;
          }
        }
      }),
      { numRuns: RUNS },
    );
    expect(chained).toBeGreaterThan(RUNS / 4);
  });

  it("answers for every instant of the past as somebody would have answered then", async () => {
    await fc.assert(
      fc.asyncProperty(lives, fc.nat(), async (history, place) => {
        const ports = await live(history);
        const { entries } = ports.ledger;
        const cut = entries[place % Math.max(1, entries.length)];
        if (cut === undefined) return;
        const until = entries.filter(({ at }) => at <= cut.at);
        for (const id of new Set(entries.flatMap(({ accountId }) => accountId ?? []))) {
          expect(accessAt(entries, id, cut.at)).toEqual(accessAt(until, id));
        }
      }),
      { numRuns: RUNS },
    );
  });
});

/** The cells are enough for the rows to hold, and without the rows nothing is left of it. */
function checkCause(target: string, rowIds: readonly string[], cells: readonly MatchedCell[]) {
  if (rowIds.length === 0) return;
  const attributes = Object.fromEntries(
    cells.map(({ attribute, value, origin }) => [attribute, { value, origin }] as const),
  );
  const { table } = HISTORY_COMPANY;
  const granted = table.rows.map((row) =>
    row.class === "requestable" ? { ...row, class: "birthright" as const } : row,
  );
  const before = why({ ...table, rows: granted }, attributes, target);
  expect(before.flatMap((cause) => (cause.kind === "row" ? [cause.rowId] : [])).toSorted()).toEqual(rowIds.toSorted());
  const rows = granted.filter(({ id }) => !rowIds.includes(id));
  expect(why({ ...table, rows }, attributes, target)).toEqual([]);
}

const AWAY = { kind: "directory-failure", retryable: true, mayHaveHappened: false, sentence: "Okta is away." } as const;

describe("explain", () => {
  const ENGINEERS = "00gengineers00000001";

  it("follows a membership from the row and the ticket's field to who approved it and what was seen", async () => {
    const at = await atWork({ tableCommit: "c0ffee0000000000000000000000000000000000" });
    const { ports, company, file, run } = at;
    file("mover", { login: LOGIN, department: { value: "Sales" }, effective: "2027-08-20" });
    await run("10003");

    const now = (await explain(ports, company, { login: LOGIN, target: "00gsales000000000001" }))._unsafeUnwrap();

    expect(now).toMatchObject({
      now: "ours",
      table: { not: { kind: "granted" } },
      chain: {
        direction: "given",
        ticket: { key: "ON-10003" },
        tableVersion: company.table.version,
        tableCommit: "c0ffee0000000000000000000000000000000000",
        causes: [
          {
            kind: "row",
            rowId: "sales",
            cells: [{ attribute: "department", value: "Sales", origin: { source: "field", label: "Department" } }],
          },
        ],
        seen: "The account is in the group.",
      },
    });
    const before = (
      await explain(ports, company, { login: LOGIN, target: ENGINEERS, at: "2027-06-01T00:00:00.000Z" as Instant })
    )._unsafeUnwrap();
    expect(before).toMatchObject({ chain: { direction: "given", causes: [{ rowId: "engineering" }] } });
    expect(before).not.toHaveProperty("now");
  });

  it("holds today's table against the person as they were, as far as tickets tell", async () => {
    const { ports, company, file, run } = await atWork();
    const before = new Date(Date.parse(ports.clock.now()) - 1_000).toISOString() as Instant;
    file("mover", { login: LOGIN, department: { value: "Sales" }, effective: "2027-08-20" });
    await run("10003");
    const target = "00gsales000000000001";
    const asked = async (at: Instant) => (await explain(ports, company, { login: LOGIN, target, at }))._unsafeUnwrap();

    expect(await asked(before)).toMatchObject({
      past: { causes: [], not: { kind: "no-row" }, changed: ["department"] },
    });
    expect(await asked(ports.clock.now())).toMatchObject({ past: { not: { kind: "granted" }, changed: [] } });
  });

  it("says nothing of what was before the ledger", async () => {
    const { ports, company } = await atWork();
    const at = "2020-01-01T00:00:00.000Z" as Instant;

    const found = (await explain(ports, company, { login: LOGIN, target: ENGINEERS, at }))._unsafeUnwrap();

    expect(found?.beforeLedger).toEqual({ begins: ports.ledger.entries[0]?.at });
    expect(found).not.toHaveProperty("past");
  });

  it("says that it knows of nothing we gave, and who has it by hand", async () => {
    const { ports, company, ana } = await atWork();
    const byHand = { groupId: "00gsales000000000001", name: "Sales", provenance: { kind: "direct" as const } };
    ports.directory.put({ ...ana(), memberships: [...ana().memberships, byHand] });

    const found = (await explain(ports, company, { login: LOGIN, target: "00gsales000000000001" }))._unsafeUnwrap();

    expect(found).toMatchObject({ now: "by-hand", table: { causes: [], not: { kind: "no-row" } } });
    expect(found).not.toHaveProperty("chain");
    expect(
      (await explain(ports, company, { login: "nobody@jupiter.example", target: "x" }))._unsafeUnwrap(),
    ).toBeUndefined();
  });

  it("lists who had something by a row at an instant", async () => {
    const { ports, company, ana } = await atWork();
    const workforce = memoryWorkforce({ org: company.table.org, directory: ports.directory, groups: [] });
    const on = { ...ports, workforce };
    const first = ports.ledger.entries[0]?.at ?? ("" as Instant);
    const holder = { accountId: ana().id, targets: [ENGINEERS, "0oagitlab00000000001"] };

    expect((await whoAt(on, "engineering", ports.clock.now()))._unsafeUnwrap()).toEqual({
      kind: "known",
      holders: [{ ...holder, login: LOGIN }],
    });
    expect((await whoAt(on, "sales", ports.clock.now()))._unsafeUnwrap()).toEqual({ kind: "known", holders: [] });
    expect((await whoAt(on, "engineering", "2020-01-01T00:00:00.000Z" as Instant))._unsafeUnwrap()).toEqual({
      kind: "before-ledger",
      begins: first,
    });
    const away = {
      people: async function* () {
        yield err(AWAY);
      },
    };
    expect((await whoAt({ ...ports, workforce: away }, "engineering", ports.clock.now()))._unsafeUnwrap()).toEqual({
      kind: "known",
      holders: [holder],
    });
  });
});

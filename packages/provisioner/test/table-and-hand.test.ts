import { defineTable, type ReferenceTable, type RowDraft } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import type { Company } from "../src/company/company.ts";
import { stepsOf } from "../src/evidence/events.ts";
import { sweep } from "../src/sweep/sweep.ts";
import { memoryPorts } from "../src/testing/memory-ports.ts";
import { beginHired, TABLE } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { applyReconciliation } from "../src/workforce/apply-reconciliation.ts";
import { reconcile } from "../src/workforce/reconcile.ts";
import { aWorkforce, DATA, SALES, WORKFORCE_TABLE, type WorkforceAtWork } from "./a-workforce.ts";
import { type AtWork, atWork, LOGIN } from "./at-work.ts";

const NOW = "2027-08-20T10:00:00Z";
const ENGINEERS = "00gengineers00000001";
const CLIMBING = "00gclimbing000000001";
const MOVE = { login: LOGIN, effective: "2027-08-20", title: "Principal engineer" };

const groupsOf = (on: AtWork) => on.ana().memberships.map(({ name }) => name);
/** Steps that were begun and take something. */
const taken = ({ ports }: Pick<AtWork, "ports"> | WorkforceAtWork) =>
  ports.ledger.entries
    .flatMap((entry) => (entry.event === "step-started" ? stepsOf(entry) : []))
    .map(({ step }) => step.id)
    .filter((id) => /^(remove|unassign)/.test(id));

/** The rows of a table as drafts, so that one can be left out or added. */
const draftsOf = ({ rows }: ReferenceTable): readonly RowDraft[] =>
  rows.map(({ conditions, ...row }) => ({
    ...row,
    when: Object.fromEntries(conditions.map(({ attribute, cell }) => [attribute, cell])),
  }));
const withRows = (table: ReferenceTable, change: (rows: readonly RowDraft[]) => readonly RowDraft[]) =>
  defineTable({ name: table.name, org: table.org, rules: table.rules, rows: change(draftsOf(table)) })._unsafeUnwrap();

describe("what people do by hand", () => {
  it("D1: in a group that no row names stays through a change, and is listed on the ticket", async () => {
    const on = await atWork();
    on.file("mover", { ...MOVE, department: { value: "Sales" } });

    expect((await on.run("10003")).state).toBe("waiting");
    on.ports.clock.moveTo("2027-10-01T00:00:00Z");
    await work(on.ports, on.company);

    expect(groupsOf(on)).toEqual(expect.arrayContaining(["Climbing", "Sales"]));
    expect(groupsOf(on)).not.toContain("Engineers");
    expect(taken(on)).toContain(`remove-from-group:${ENGINEERS}`);
    expect(taken(on)).not.toContain(`remove-from-group:${CLIMBING}`);
    expect(on.ports.desk.comments.get("10003")?.progress.plan?.kept).toContainEqual({
      kind: "membership",
      id: CLIMBING,
      name: "Climbing",
      why: "by-hand",
    });
  });

  it("D4: a group rule wins over a row that excludes its group: nothing is taken, and people are told once", async () => {
    const table = withRows(TABLE, (rows) =>
      rows.map((row) => (row.id === "zurich" ? { ...row, excludes: [ENGINEERS] } : row)),
    );
    const rule = { id: "0pr1", groupId: ENGINEERS, name: "Engineers", attribute: "department", value: "Engineering" };
    const on = await atWork({ table }, async () => {
      const before = await beginHired();
      const ports = memoryPorts(table, NOW, { groupRules: [rule] });
      for (const account of before.directory.accounts())
        ports.directory.put({
          ...account,
          memberships: account.memberships.filter(({ groupId }) => groupId !== ENGINEERS && groupId !== CLIMBING),
        });
      return ports;
    });
    expect(groupsOf(on)).toContain("Engineers");
    on.file("mover", MOVE);

    expect((await on.run("10003")).state).toBe("done");
    const { progress, writes } = on.ports.desk.comments.get("10003") ?? {};
    expect(progress?.plan?.findings.filter(({ kind }) => kind === "excluded-but-held")).toHaveLength(1);
    for (let sweeps = 0; sweeps < 3; sweeps += 1) {
      on.ports.clock.advance(7 * 3600);
      await sweep(on.ports, on.company);
      await work(on.ports, on.company);
    }

    expect(groupsOf(on)).toContain("Engineers");
    expect(taken(on)).toEqual([]);
    expect(on.ports.desk.comments.get("10003")?.writes).toBe(writes);
  });
});

describe("a table that changes under people", () => {
  const correcting: Partial<Company> = {
    reconcile: {
      answers: { "left-over": { do: "correct", noticeDays: 7 }, missing: { do: "correct", noticeDays: 0 } },
      maxSharePercent: 100,
    },
  };
  const compared = async (at: WorkforceAtWork, company = at.company) => {
    const found = (await reconcile(at.ports, company))._unsafeUnwrap();
    if (found.kind !== "compared") throw new Error(found.sentences.join(" "));
    return found;
  };
  const inGroup = ({ ports }: WorkforceAtWork, groupId: string) =>
    ports.directory.accounts().filter(({ memberships }) => memberships.some((one) => one.groupId === groupId)).length;

  it("D5: takes nothing at the next look because a row is gone: a sweep leaves everybody what they have", async () => {
    const on = await atWork();
    const table = withRows(TABLE, (rows) => rows.filter(({ id }) => id !== "engineering"));
    const company = { ...on.company, table };

    for (let days = 0; days < 3; days += 1) {
      await sweep(on.ports, company);
      await work(on.ports, company);
      await on.ports.queue.enqueue({ ticketId: "10001", reason: "webhook" });
      await work(on.ports, company);
      on.ports.clock.advance(86_400);
    }

    expect(groupsOf(on)).toContain("Engineers");
    expect(taken(on)).toEqual([]);
  });

  it("D5: takes what a deleted row gave only after its notice, and then not without two people, where it is much", async () => {
    const table = withRows(WORKFORCE_TABLE, (rows) => rows.filter(({ id }) => id !== "data"));
    const at = await aWorkforce(correcting);
    const company = { ...at.company, table };
    await compared(at);

    const told = await compared(at, company);
    expect(told.decided.map(({ difference }) => difference.kind)).toEqual(Array(10).fill("left-over"));
    expect(told.batch.plans).toEqual([]);

    at.ports.clock.advance(8 * 86_400);
    const { batch } = await compared(at, company);
    expect(batch.plans).toHaveLength(10);
    const held = (await applyReconciliation(at.ports, company, { hash: batch.hash }))._unsafeUnwrap();

    expect(held.kind).toBe("held");
    expect(inGroup(at, DATA)).toBe(10);
    expect(taken(at)).toEqual([]);
  });

  it("D6: gives a new row to people who match already only where it says so", async () => {
    const row = (extra: Partial<RowDraft>): RowDraft => ({
      id: "data-sells",
      owner: "cro@jupiter.example",
      reason: "sells what it counts",
      when: { department: "Data" },
      grants: [{ kind: "group", groupId: SALES, name: "Sales" }],
      ...extra,
    });
    for (const [extra, members] of [
      [{}, 10],
      [{ backfill: true }, 20],
    ] as const) {
      const at = await aWorkforce(correcting);
      const company = { ...at.company, table: withRows(WORKFORCE_TABLE, (rows) => [...rows, row(extra)]) };
      await compared(at);

      const { batch } = await compared(at, company);
      expect((await applyReconciliation(at.ports, company, { hash: batch.hash }))._unsafeUnwrap().kind).toBe("applied");

      expect(inGroup(at, SALES)).toBe(members);
    }
  });
});

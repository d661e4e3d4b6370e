import { switchedOn } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import { adoption, takeOver } from "../src/workforce/adoption.ts";
import { applyReconciliation } from "../src/workforce/apply-reconciliation.ts";
import { reconcile } from "../src/workforce/reconcile.ts";
import { aWorkforce, SALES, WORKFORCE_TABLE } from "./a-workforce.ts";

const at0 = { do: "correct", noticeDays: 0 } as const;
const answers = { "by-hand": at0, "left-over": at0, missing: at0 } as const;

/** An org nobody ever filed a ticket in, with a table of which some rows are on. */
async function untouched(rowsOn: readonly string[]) {
  const table = switchedOn(WORKFORCE_TABLE, rowsOn)._unsafeUnwrap();
  return aWorkforce({ table, reconcile: { answers } }, { tickets: false });
}

const rowsOf = async (at: Awaited<ReturnType<typeof untouched>>) => {
  const found = (await adoption(at.ports, at.company, WORKFORCE_TABLE))._unsafeUnwrap();
  if (found.kind !== "adoption") throw new Error(found.sentences.join(" "));
  return found.rows.map(({ row, on, people, surprises, together }) => ({
    id: row.id,
    on,
    people,
    surprises: surprises.length,
    together,
  }));
};

describe("adoption", () => {
  it("says for each row whom switching it on would surprise, the ready ones first, and what goes together", async () => {
    const at = await untouched(["staff"]);
    at.give("00u03", SALES);

    expect(await rowsOf(at)).toEqual([
      { id: "data", on: false, people: 10, surprises: 0, together: ["data-abroad"] },
      { id: "data-abroad", on: false, people: 0, surprises: 0, together: ["data"] },
      { id: "sales", on: false, people: 10, surprises: 1, together: [] },
      { id: "staff", on: true, people: 20, surprises: 0, together: [] },
    ]);
  });

  it("manages nothing that only rows grant which are off", async () => {
    const at = await untouched(["staff", "data", "data-abroad"]);
    at.give("00u03", SALES);

    expect((await reconcile(at.ports, at.company))._unsafeUnwrap()).toMatchObject({ differing: 0, groups: 2 });
  });

  it("writes nothing for a row that is on while it would surprise somebody, and lets it after they are taken over", async () => {
    const at = await untouched(["staff", "sales", "data", "data-abroad"]);
    at.give("00u03", SALES);
    const apply = async () => {
      const found = (await reconcile(at.ports, at.company))._unsafeUnwrap();
      if (found.kind !== "compared") throw new Error("nothing was compared");
      return (await applyReconciliation(at.ports, at.company, { hash: found.batch.hash }))._unsafeUnwrap();
    };
    expect((await apply()).kind).toBe("held");
    expect((await apply()).kind).toBe("held");

    const taken = (await takeOver(at.ports, at.company, WORKFORCE_TABLE, { rowId: "sales", days: 90 }))._unsafeUnwrap();

    expect(taken).toEqual({
      kind: "taken-over",
      exceptions: [{ person: "00u03", target: SALES, owner: "cro@jupiter.example", until: "2027-11-30T10:00:00.000Z" }],
    });
    expect(await apply()).toMatchObject({ kind: "applied", people: [] });
    expect(at.account("00u03").memberships).toHaveLength(3);
    // From now on the row is settled, and what somebody does by hand is corrected like anything else.
    at.give("00u04", SALES);
    expect(await apply()).toMatchObject({ kind: "applied", people: [{ accountId: "00u04", done: 1 }] });
  });

  it("suggests the manager for what is taken over", async () => {
    const at = await untouched([]);
    at.give("00u03", SALES);
    at.change("00u03", (one) => ({ ...one, profile: { ...one.profile, managerId: "00u01" } }));

    const taken = await takeOver(at.ports, at.company, WORKFORCE_TABLE, { rowId: "sales", days: 30 });

    expect(taken._unsafeUnwrap()).toMatchObject({ exceptions: [{ owner: "p1@jupiter.example" }] });
    expect((await takeOver(at.ports, at.company, WORKFORCE_TABLE, { rowId: "nope", days: 30 })).isErr()).toBe(true);
  });
});

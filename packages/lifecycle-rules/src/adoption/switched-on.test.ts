import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareWorkforce } from "../drift/compare-workforce.ts";
import { anInstant, aTable } from "../testing/builders.ts";
import { switchedOn } from "./switched-on.ts";

const table = aTable();
const ids = table.rows.map(({ id }) => id);

describe("switchedOn", () => {
  it("keeps the rows that are on, and is another version of the policy", () => {
    const on = switchedOn(table, ["sales", "everyone"])._unsafeUnwrap();

    expect(on.rows.map(({ id }) => id)).toEqual(["everyone", "sales"]);
    expect(on.version).not.toBe(table.version);
    expect(switchedOn(table, ids)._unsafeUnwrap()).toEqual(table);
  });

  it("says all rows that are not there, with the nearest", () => {
    const problems = switchedOn(table, ["salse", "sales", "nope-nope"])._unsafeUnwrapErr();

    expect(problems.map(({ sentence }) => sentence)).toEqual([
      '"salse" is to be switched on, but the table has no such row. Did you mean "sales"?',
      '"nope-nope" is to be switched on, but the table has no such row.',
    ]);
  });

  it("says nothing about what only rows grant that are off", () => {
    fc.assert(
      fc.property(fc.subarray(ids), fc.subarray(table.rows.flatMap(({ grants }) => grants)), (rowsOn, held) => {
        const on = switchedOn(table, rowsOn)._unsafeUnwrap();
        const managed = on.rows.flatMap(({ grants }) => grants.flatMap((one) => ("groupId" in one ? one.groupId : [])));
        const person = {
          id: "00u1",
          login: "ana@jupiter.example",
          status: "ACTIVE",
          attributes: { department: "Sales" },
          held: held.flatMap((one) =>
            one.kind === "group" ? [{ id: one.groupId, name: one.name, how: "by-hand" as const }] : [],
          ),
        };
        const { differences } = compareWorkforce(on, [person], anInstant("2027-01-01T00:00:00Z"));
        for (const { target, isGroup } of differences) if (isGroup) expect(managed).toContain(target);
      }),
    );
  });
});

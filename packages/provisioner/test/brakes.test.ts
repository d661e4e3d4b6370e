import type { ReferenceTable } from "@tenure/lifecycle-rules";
import { aTable } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import { bringForward } from "../src/run/bring-forward.ts";
import { TABLE } from "../src/testing/scenarios.ts";
import { AWAY, atWork, failing, LOGIN } from "./at-work.ts";

const MOVE = { login: LOGIN, effective: "2027-08-20", department: { value: "Sales" } };

/** Ana goes to Sales today; so many others stay behind in each of her groups. */
async function aMove(brakes: Partial<ReferenceTable["rules"]["brakes"]>, others: number) {
  const table = aTable({ rules: { ...TABLE.rules, brakes: { maxRemovals: 20, ...brakes } } });
  const on = await atWork({ table });
  const ana = on.ana();
  for (let number = 0; number < others; number += 1) {
    const login = `other.${number}@jupiter.example`;
    on.ports.directory.put({
      ...ana,
      id: `00uother${number}`,
      login,
      profile: { ...ana.profile, login, email: login },
    });
  }
  on.file("mover", MOVE);
  return on;
}

describe("a limit in percent of a group", () => {
  it("lets a plan through that takes a small part of it, and stops one that takes a large part", async () => {
    const few = await aMove({ maxRemovalsPerGroupPercent: 25 }, 3);
    const many = await aMove({ maxRemovalsPerGroupPercent: 25 }, 2);

    expect((await few.run("10003")).state).toBe("done");
    const held = await many.run("10003");

    expect(held.state).toBe("held");
    expect(held.brakes.map(({ kind }) => kind)).toEqual(["max-removals-per-group-percent"]);
    expect(held.brakes[0]?.sentence).toContain("33.3 % of");
  });

  it("asks how large groups are only where there is such a limit, and for those alone that lose somebody", async () => {
    const asked: (readonly string[])[] = [];
    for (const brakes of [{ maxRemovalsPerGroup: 9 }, { maxRemovalsPerGroupPercent: 90 }]) {
      const on = await aMove(brakes, 5);
      const { directory } = on.ports;
      const groupSizes: typeof directory.groupSizes = (ids) => {
        asked.push(ids);
        return directory.groupSizes(ids);
      };
      await bringForward({ ...on.ports, directory: { ...directory, groupSizes } }, on.company, "10003");
    }

    expect(asked).toEqual([[expect.any(String)]]);
  });

  it("is judged later where nobody can be asked", async () => {
    const on = await aMove({ maxRemovalsPerGroupPercent: 25 }, 9);

    const failure = await bringForward(failing(on.ports, "directory", "groupSizes", AWAY), on.company, "10003");

    expect(failure._unsafeUnwrapErr()).toMatchObject({ kind: "directory-failed", retryable: true });
    expect(on.ana().profile["department"]).toBe("Engineering");
  });
});

import { describe, expect, it } from "vitest";
import type { Company } from "../src/company/company.ts";
import { TABLE } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { type AtWork, atWork, LOGIN } from "./at-work.ts";

const AWAY = { login: LOGIN, from: "2027-08-20", until: "2027-11-01" };
const FOR_A_TIME = { login: LOGIN, effective: "2027-08-20", department: { value: "Sales" }, until: "2027-10-31" };
const BACK = "2027-11-01T08:00:00Z";
const BOSS = { approverId: "boss", approverEmail: "boss@jupiter.example", decision: "approved" } as const;

async function approved(
  kind: "leave-of-absence" | "mover",
  fields: Readonly<Record<string, unknown>>,
  company: Partial<Company> = {},
): Promise<AtWork> {
  const on = await atWork({ approval: { exempt: [] }, ...company });
  on.file(kind, fields);
  expect((await on.run("10003")).state).toBe("awaiting-approval");
  on.ports.clock.advance(60);
  on.ports.desk.answer("10003", { id: "1", ...BOSS, at: on.ports.clock.now() });
  expect((await on.run("10003")).state).toBe("waiting");
  return on;
}

const names = ({ ana }: AtWork) =>
  ana()
    .memberships.map(({ name }) => name)
    .toSorted();

const REDUCED: Company["table"] = {
  ...TABLE,
  rules: { ...TABLE.rules, leave: { access: "reduced" } },
  rows: TABLE.rows.map((row) => (row.id === "everyone" ? { ...row, duringLeave: true } : row)),
};

describe("the return an approved leave named", () => {
  it("asks nobody again, sleeping or with less access", async () => {
    for (const table of [TABLE, REDUCED]) {
      const on = await approved("leave-of-absence", AWAY, { table });
      const during = names(on);
      on.ports.clock.moveTo(BACK);
      await work(on.ports, on.company);
      expect(on.ports.desk.comments.get("10003")?.progress.state).toBe("done");
      expect(on.ana().status).toBe("ACTIVE");
      expect(names(on)).toContain("Engineers");
      expect(during.includes("Engineers")).toBe(table === TABLE);
    }
  });

  it("asks again where the ticket says another day, sooner or later", async () => {
    for (const until of ["2027-10-01", "2027-12-01"]) {
      const on = await approved("leave-of-absence", AWAY);
      on.file("leave-of-absence", { ...AWAY, until });
      await on.run("10003");
      on.ports.clock.moveTo("2027-12-01T08:00:00Z");
      await work(on.ports, on.company);
      expect(on.ports.desk.comments.get("10003")?.progress.state).toBe("awaiting-approval");
      expect(on.ana().status).toBe("SUSPENDED");
    }
  });

  it("asks again where somebody would come back to more than they had", async () => {
    const on = await approved("leave-of-absence", AWAY);
    on.ports.directory.put({ ...on.ana(), profile: { ...on.ana().profile, department: "Sales" } });
    on.ports.clock.moveTo(BACK);
    await work(on.ports, on.company);
    expect(on.ports.desk.comments.get("10003")?.progress.state).toBe("awaiting-approval");
    expect(on.ana().status).toBe("SUSPENDED");
  });

  it("is no return ticket of somebody else's leave: that asks by itself", async () => {
    const on = await approved("leave-of-absence", AWAY);
    on.file("return", { login: LOGIN, effective: "2027-09-01" }, { id: "10004" });
    on.ports.clock.moveTo("2027-09-01T08:00:00Z");
    expect((await on.run("10004")).state).toBe("awaiting-approval");
    expect(on.ana().status).toBe("SUSPENDED");
  });
});

describe("the way back an approved change for a time named", () => {
  it("asks nobody again, and no edit makes it later or never", async () => {
    for (const until of ["2027-10-31", "2027-11-30", undefined]) {
      const on = await approved("mover", FOR_A_TIME);
      on.file("mover", { ...FOR_A_TIME, until });
      await on.run("10003");
      on.ports.clock.moveTo("2027-10-01T10:00:00Z");
      await work(on.ports, on.company);
      expect(names(on)).not.toContain("Engineers");
      on.ports.clock.moveTo(BACK);
      await work(on.ports, on.company);
      expect(on.ports.desk.comments.get("10003")?.progress.state).toBe("done");
      expect(on.ana().profile["department"]).toBe("Engineering");
      expect(names(on)).toContain("Engineers");
    }
  });

  it("asks again where it is to be sooner", async () => {
    const on = await approved("mover", FOR_A_TIME);
    on.file("mover", { ...FOR_A_TIME, until: "2027-09-30" });
    await on.run("10003");
    on.ports.clock.moveTo("2027-10-02T10:00:00Z");
    await work(on.ports, on.company);
    expect(on.ports.desk.comments.get("10003")?.progress.state).toBe("awaiting-approval");
  });
});

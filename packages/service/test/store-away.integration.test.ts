import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fields, loginOf, people } from "@tenure-examples/jupiter";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { aCompany } from "./a-company.ts";
import { aPostgres, type OwnPostgres } from "./a-postgres.ts";
import { hire, termination } from "./tickets.ts";

const yusuf = loginOf(people.yusuf);

describe("a store that is away when Tenure starts", () => {
  let postgres: OwnPostgres;
  beforeAll(async () => {
    postgres = await aPostgres();
  }, 60_000);
  afterAll(() => postgres?.stop());

  it("D25: keeps no leaver in, and everything else waits until PostgreSQL is there", async () => {
    const spool = mkdtempSync(join(tmpdir(), "tenure-spool-"));
    onTestFinished(() => rmSync(spool, { recursive: true, force: true }));
    const store = await postgres.database();
    await postgres.pause();
    const alerts: string[] = [];
    let passed = 0;

    const company = await aCompany({
      store,
      settings: { spool },
      overrides: { onAlert: (sentence) => alerts.push(sentence), monotonic: () => passed },
    });
    const { answered, file, sandbox, tenure } = company;
    await file("11", hire);
    await file("13", { ...termination, [fields.employee.id]: yusuf, [fields.lastDay.id]: "2026-12-14" });

    expect(alerts).toEqual([expect.stringContaining("PostgreSQL cannot be used")]);
    expect(answered.filter((status) => status !== 503)).toEqual([]);
    expect(sandbox.okta.state.user(yusuf)).toMatchObject({ status: "SUSPENDED", sessions: 0 });
    expect(sandbox.okta.state.users().filter(({ login }) => login.startsWith("ana.silva"))).toEqual([]);
    expect(readdirSync(spool).filter((name) => name.endsWith(".json")).length).toBeGreaterThan(0);
    expect((await tenure.work())._unsafeUnwrapErr().kind).toBe("queue-failed");

    await postgres.resume();
    passed += 60_000;
    // Jira finds new tickets a little late.
    await sandbox.clock.advance(60_000);
    (await tenure.sweep())._unsafeUnwrap();
    (await tenure.work())._unsafeUnwrap();

    expect(sandbox.okta.state.user(yusuf)?.status).toBe("DEPROVISIONED");
    expect(sandbox.okta.state.users().filter(({ login }) => login.startsWith("ana.silva"))).toHaveLength(1);
    expect(readdirSync(spool).filter((name) => name.endsWith(".json"))).toEqual([]);
    const entries = (await tenure.ledger.read({ events: ["step-confirmed"] }))._unsafeUnwrap();
    expect(JSON.stringify(entries)).toContain("suspend-account");
    expect((await tenure.ledger.verify())._unsafeUnwrap().kind).toBe("intact");
  }, 60_000);

  it.each(["while it runs", "over a restart"])(
    "L2, D25: shuts out at the hour that was planned before PostgreSQL went away, and tells people (%s)",
    async (how) => {
      const spool = mkdtempSync(join(tmpdir(), "tenure-spool-"));
      onTestFinished(() => rmSync(spool, { recursive: true, force: true }));
      const store = await postgres.database();
      const alerts: string[] = [];
      let passed = 0;
      const company = await aCompany({
        store,
        settings: { spool },
        overrides: { onAlert: (sentence) => alerts.push(sentence), monotonic: () => passed },
      });
      const { file, restart, sandbox } = company;
      await file("13", {
        ...termination,
        [fields.employee.id]: yusuf,
        [fields.immediate.id]: "No",
        [fields.lastDay.id]: "2026-12-14",
      });
      (await company.tenure.work())._unsafeUnwrap();
      expect(sandbox.okta.state.user(yusuf)?.status).toBe("ACTIVE");

      await postgres.pause();
      if (how === "over a restart") await restart();
      await sandbox.clock.advanceTo("2026-12-14T20:00:00.000Z");
      expect((await company.tenure.work())._unsafeUnwrapErr().kind).toBe("queue-failed");
      expect(sandbox.okta.state.user(yusuf)?.status).toBe("ACTIVE");
      await sandbox.clock.advanceTo("2026-12-15T08:00:00.000Z");
      (await company.tenure.work())._unsafeUnwrapErr();

      expect(sandbox.okta.state.user(yusuf)).toMatchObject({ status: "SUSPENDED", sessions: 0 });
      expect(alerts).toContainEqual(expect.stringContaining("Leavers are shut out at the hours that are known (1)"));

      await postgres.resume();
      passed += 60_000;
      await sandbox.clock.advance(60_000);
      (await company.tenure.sweep())._unsafeUnwrap();
      (await company.tenure.work())._unsafeUnwrap();
      (await company.tenure.work())._unsafeUnwrap();

      expect(sandbox.okta.state.user(yusuf)?.status).toBe("DEPROVISIONED");
      expect(alerts.at(-1)).toMatch(/^Over: the store answers again/);
      const entries = (await company.tenure.ledger.read({ events: ["step-confirmed"] }))._unsafeUnwrap();
      expect(JSON.stringify(entries)).toContain("suspend-account");
      expect((await company.tenure.ledger.verify())._unsafeUnwrap().kind).toBe("intact");
    },
    60_000,
  );

  it("is told of at once where waiting would not help", async () => {
    const wrong = (await postgres.database()).replace("tenure:tenure", "tenure:wrong");

    await expect(aCompany({ store: wrong })).rejects.toThrow();
  });
});

import { aTable } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import { ANA } from "../src/testing/a-ticket.ts";
import { beginEmpty, TABLE } from "../src/testing/scenarios.ts";
import { AWAY, atWork, eventsOf, failing, LOGIN } from "./at-work.ts";

const ANA_LEAVES = { login: LOGIN, employeeNumber: ANA["employeeNumber"], immediate: { value: "Yes" } };

describe("leavers without an account", () => {
  it("§3.0 absent: are done with nothing to do, which the ticket and the ledger say", async () => {
    const { file, run, ports } = await atWork({}, beginEmpty);
    file("leaver", ANA_LEAVES);

    const progress = await run("10003");

    expect(progress).toMatchObject({ state: "done", steps: [], refusals: [] });
    expect(progress.plan?.findings.map(({ kind }) => kind)).toEqual(["nothing-to-do"]);
    expect(ports.desk.tickets.get("10003")?.statusCategory).toBe("done");
    expect(ports.mailer.sent).toEqual([]);
    expect(eventsOf(ports, "10003")).toContain("run-ended");
    const ended = ports.ledger.entries.findLast(({ event }) => event === "run-ended");
    expect(ended?.body).toMatchObject({ state: "done", outcome: "nothing-to-do" });
    const entries = ports.ledger.entries.length;
    expect((await run("10003")).state).toBe("done");
    expect(ports.ledger.entries).toHaveLength(entries);
  });

  it("§3.0 absent: are refused by one name nobody ever had", async () => {
    const { file, run, ports } = await atWork({}, beginEmpty);
    file("leaver", { login: "ana.silver@jupiter.example", immediate: { value: "Yes" } });

    const { state, refusals } = await run("10003");

    expect([state, refusals.map(({ kind }) => kind)]).toEqual(["refused", ["nobody-found"]]);
    expect(ports.desk.tickets.get("10003")?.statusCategory).not.toBe("done");
  });

  it("§3.0 absent: are known by one name where the ledger remembers the account, and it is gone by its id", async () => {
    const { file, run, ports, ana } = await atWork();
    const { id } = ana();
    const directory = {
      ...ports.directory,
      answer: (asked: Parameters<typeof ports.directory.answer>[0]) =>
        ports.directory.answer(asked).map((answers) => ({
          ...answers,
          accounts: answers.accounts.filter((account) => account.id !== id),
        })),
    };
    file("leaver", { employeeNumber: ANA["employeeNumber"], immediate: { value: "Yes" } });

    const progress = await run("10003", { ports: { ...ports, directory } });

    expect(progress.state).toBe("done");
    expect(progress.plan?.findings[0]?.sentence).toContain(`the account ${id} that they had is not there any more`);
  });

  it("§3.0 absent, L16: are not taken for gone where the account bears other names by now", async () => {
    const { file, run, ports, ana } = await atWork();
    const login = "ana.keller@jupiter.example";
    ports.directory.put({ ...ana(), login, profile: { login } });
    file("leaver", ANA_LEAVES);

    const progress = await run("10003");

    expect(progress.refusals.map(({ kind }) => kind)).toEqual(["person-mismatch"]);
    expect(ports.directory.account(login)?.status).toBe("ACTIVE");
  });

  it("§3.0 absent, D28: are not taken for gone while the directory does not answer", async () => {
    const { file, run, ports } = await atWork({}, beginEmpty);
    file("leaver", ANA_LEAVES);

    await expect(run("10003", { ports: failing(ports, "directory", "answer", AWAY) })).rejects.toThrow();

    expect(ports.desk.tickets.get("10003")?.statusCategory).not.toBe("done");
  });

  it("§3.0 absent, J5: wait for the hire that is about to make the account to be withdrawn", async () => {
    const { file, run } = await atWork(
      { approval: { exempt: [{ kinds: ["leaver"] }] } },
      beginEmpty,
      "2027-02-01T10:00:00Z",
    );
    file("joiner", ANA, { id: "10001" });
    expect((await run("10001")).state).toBe("awaiting-approval");
    file("leaver", ANA_LEAVES);

    expect((await run("10003")).refusals.map(({ sentence }) => sentence)).toEqual([
      "ON-10001 is about to make an account for this person; withdraw that ticket instead.",
    ]);
  });

  it("§3.0 absent, L25: are done by a second ticket when the first has deleted the account", async () => {
    const table = aTable({ rules: { ...TABLE.rules, leaver: { deleteAfterDays: 30 } } });
    const { file, run, ports } = await atWork({ table });
    file("leaver", { login: LOGIN, immediate: { value: "Yes" } });
    await run("10003");
    ports.clock.moveTo("2027-10-01T10:00:00Z");
    await run("10003");
    expect(ports.directory.account(LOGIN)).toBeUndefined();

    for (const [id, name] of [
      ["10008", { login: LOGIN }],
      ["10009", { employeeNumber: ANA["employeeNumber"] }],
    ] as const) {
      file("leaver", { ...name, immediate: { value: "Yes" } }, { id });
      const progress = await run(id);
      expect(progress.state).toBe("done");
      expect(progress.plan?.findings[0]?.sentence).toMatch(/was deleted on 2027-/);
    }
  });
});

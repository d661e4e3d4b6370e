import { describe, expect, it } from "vitest";
import { aCompany } from "../testing/a-company.ts";
import { ANA, aTicket } from "../testing/a-ticket.ts";
import { memoryPorts } from "../testing/memory-ports.ts";
import { work } from "../work/work.ts";
import { bringForward } from "./bring-forward.ts";

const company = aCompany();

describe("bringForward", () => {
  it("takes a hire from the ticket to a sleeping account, and wakes it on the day", async () => {
    const ports = memoryPorts(company.table, "2027-02-01T10:00:00Z");
    ports.desk.file(aTicket("joiner", ANA));

    const first = (await bringForward(ports, company, "ON-1"))._unsafeUnwrap();

    expect(first.state).toBe("waiting");
    expect(first.nextDue).toBe("2027-02-28T23:00:00.000Z");
    expect(ports.directory.account("ana.silva@jupiter.example")).toMatchObject({ status: "STAGED" });
    expect(ports.desk.comments.get("10001")?.writes).toBe(1);

    ports.clock.moveTo("2027-02-28T23:00:00Z");
    const worked = (await work(ports, company))._unsafeUnwrap();

    expect(worked.progress.map(({ state }) => state)).toEqual(["done"]);
    expect(worked.nextDue).toBeUndefined();
    expect(ports.directory.account("ana.silva@jupiter.example")).toMatchObject({ status: "PROVISIONED" });
    expect(ports.desk.tickets.get("10001")?.statusCategory).toBe("done");
    expect(ports.ledger.entries.map(({ event }) => event)).toMatchInlineSnapshot(`
      [
        "planned",
        "step-started",
        "step-confirmed",
        "step-confirmed",
        "step-confirmed",
        "step-confirmed",
        "step-confirmed",
        "step-confirmed",
        "step-confirmed",
        "run-ended",
        "planned",
        "step-started",
        "step-confirmed",
        "step-confirmed",
        "run-ended",
      ]
    `);
    expect((await ports.ledger.verify())._unsafeUnwrap().kind).toBe("intact");
  });

  it("moves somebody: what no row grants any more goes, what somebody gave by hand stays", async () => {
    const ports = memoryPorts(company.table, "2027-02-01T10:00:00Z");
    ports.desk.file(aTicket("joiner", ANA));
    await bringForward(ports, company, "ON-1");
    ports.clock.moveTo("2027-03-01T08:00:00Z");
    await work(ports, company);
    const ana = ports.directory.account("ana.silva@jupiter.example");
    if (ana === undefined) throw new Error("Ana has no account");
    const byHand = { groupId: "00gbyhand00000000001", name: "Climbing", provenance: { kind: "direct" } } as const;
    ports.directory.put({ ...ana, status: "ACTIVE", memberships: [...ana.memberships, byHand] });
    ports.clock.moveTo("2027-06-01T08:00:00Z");
    const change = { login: "ana.silva@jupiter.example", effective: "2027-06-01", department: { value: "Sales" } };
    ports.desk.file(aTicket("mover", change, { id: "10002", key: "ON-2" }));

    const progress = (await bringForward(ports, company, "ON-2"))._unsafeUnwrap();

    expect(progress.state).toBe("done");
    expect(ports.directory.account("ana.silva@jupiter.example")?.memberships.map(({ name }) => name)).toEqual([
      "Staff",
      "Zurich office",
      "Climbing",
      "Sales",
    ]);
  });

  it("ends somebody's access at once, with the clock, and tells them nothing", async () => {
    const ports = memoryPorts(company.table, "2027-02-01T10:00:00Z");
    ports.desk.file(aTicket("joiner", ANA));
    await bringForward(ports, company, "ON-1");
    ports.clock.moveTo("2027-03-01T08:00:00Z");
    await work(ports, company);
    const mails = ports.mailer.sent.length;
    ports.clock.moveTo("2027-09-01T10:05:00Z");
    const leaver = { login: "ana.silva@jupiter.example", immediate: { value: "Yes" } };
    ports.desk.file(aTicket("leaver", leaver, { id: "10003", key: "ON-3" }));

    const progress = (await bringForward(ports, company, "ON-3"))._unsafeUnwrap();

    expect(progress.state).toBe("done");
    expect(progress.leaverClock).toMatchInlineSnapshot(`
      {
        "completedAt": "2027-09-01T10:05:00.000Z",
        "containedAt": "2027-09-01T10:05:00.000Z",
        "effectiveAt": "2027-02-01T09:00:00.000Z",
        "noticedAt": "2027-02-01T09:00:00.000Z",
      }
    `);
    expect(ports.directory.account("ana.silva@jupiter.example")).toMatchObject({
      status: "DEPROVISIONED",
      memberships: [],
      assignments: [],
    });
    expect(ports.mailer.sent.slice(mails).map(({ to }) => to)).not.toContain("ana.silva@jupiter.example");
    expect((await ports.ledger.verify())._unsafeUnwrap().kind).toBe("intact");
  });

  it("says it once, however often it runs", async () => {
    const ports = memoryPorts(company.table, "2027-02-01T10:00:00Z");
    ports.desk.file(aTicket("joiner", ANA));
    await bringForward(ports, company, "ON-1");
    const entries = ports.ledger.entries.length;
    const mails = ports.mailer.sent.length;

    await bringForward(ports, company, "ON-1");
    await bringForward(ports, company, "ON-1");

    expect(ports.mailer.sent).toHaveLength(mails);
    expect(ports.ledger.entries.slice(entries).map(({ event }) => event)).toEqual(["planned", "run-ended"]);
    expect(ports.desk.comments.get("10001")?.writes).toBe(1);
  });
});

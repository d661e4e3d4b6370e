import { describe, expect, it } from "vitest";
import { preview } from "../src/preview/preview.ts";
import { bringForward } from "../src/run/bring-forward.ts";
import { work } from "../src/work/work.ts";
import { atWork, eventsOf, LOGIN } from "./at-work.ts";

const MOVE = { login: LOGIN, effective: "2027-08-20", department: { value: "Sales" } };

describe("tickets", () => {
  it("D10: told of twice, late, or in any order are done once", async () => {
    const on = await atWork();
    on.file("mover", MOVE);
    for (const reason of ["webhook", "webhook", "sweep"]) await on.ports.queue.enqueue({ ticketId: "10003", reason });
    await work(on.ports, on.company);
    // Looked at again, what is left is a plan of its own; from then on there is no news.
    await on.run("10003");
    const entries = on.ports.ledger.entries.length;
    const mails = on.ports.mailer.sent.length;

    await on.ports.queue.enqueue({ ticketId: "10003", reason: "webhook" });
    await work(on.ports, on.company);

    expect(on.ports.ledger.entries).toHaveLength(entries);
    expect(on.ports.mailer.sent).toHaveLength(mails);
    expect(on.ports.desk.comments.get("10003")?.writes).toBe(1);
  });

  it("D12: moved to another project are followed by their id, and said under their new key", async () => {
    const on = await atWork();
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    await on.run("10003");
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31" }, { key: "HR-7", projectKey: "HR" });
    on.ports.clock.moveTo("2027-08-31T22:00:00Z");

    const { progress } = (await work(on.ports, on.company))._unsafeUnwrap();

    expect(progress).toMatchObject([{ state: "done", ticket: { key: "HR-7" } }]);
    expect(on.ports.ledger.entries.at(-1)).toMatchObject({ ticketId: "10003", ticketKey: "HR-7" });
  });

  it("D12: deleted keep their evidence, and are shown to people instead of forgotten", async () => {
    const on = await atWork();
    on.file("mover", MOVE);
    await on.run("10003");
    const entries = [...on.ports.ledger.entries];
    on.ports.desk.delete("10003");
    on.ports.clock.moveTo("2027-08-31T22:00:00Z");

    await work(on.ports, on.company);

    expect(on.ports.ledger.entries.slice(0, entries.length)).toEqual(entries);
    expect((await on.ports.queue.deadLetters())._unsafeUnwrap()).toMatchObject([{ ticketId: "10003" }]);
    await on.ports.queue.enqueue({ ticketId: "66666", reason: "webhook" });
    await work(on.ports, on.company);
    expect((await on.ports.queue.deadLetters())._unsafeUnwrap()).toHaveLength(1);
  });

  it("D12: closed by people while something was left to do are left alone, and say so; open again they go on", async () => {
    const on = await atWork();
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    await on.run("10003");
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31" }, { statusCategory: "done" });
    on.ports.clock.moveTo("2027-09-01T08:00:00Z");

    const progress = await on.run("10003");

    expect(progress).toMatchObject({ state: "refused", refusals: [{ kind: "ticket-closed" }] });
    expect(on.ana().status).toBe("ACTIVE");
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    expect((await on.run("10003")).state).toBe("done");
  });

  it("D12: closed, and known to no ledger, are left as they are: a new store says nothing on old tickets", async () => {
    const on = await atWork();
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-01" }, { statusCategory: "done" });
    const entries = on.ports.ledger.entries.length;
    await on.ports.queue.enqueue({ ticketId: "10003", reason: "sweep" });

    const { failures, progress } = (await work(on.ports, on.company))._unsafeUnwrap();

    expect([...progress, ...failures]).toEqual([]);
    expect(on.ports.ledger.entries).toHaveLength(entries);
    expect(on.ports.desk.comments.has("10003")).toBe(false);
    expect(on.ana().status).toBe("ACTIVE");
    const told = { refusals: [{ kind: "closed-unknown", sentence: expect.stringContaining("has no record of it") }] };
    expect(await on.run("10003")).toMatchObject({ state: "refused", ...told });
    expect((await preview(on.ports, on.company, "10003"))._unsafeUnwrap()).toMatchObject({ kind: "refused", ...told });
    expect(on.ports.desk.comments.has("10003")).toBe(false);

    on.file("leaver", { login: LOGIN, lastDay: "2027-08-01" });
    expect((await on.run("10003")).state).toBe("done");
  });

  it("M11: that change somebody who leaves are refused with a pointer", async () => {
    const on = await atWork();
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31" }, { id: "10004" });
    await on.run("10004");
    on.file("mover", MOVE);

    expect((await on.run("10003")).refusals).toMatchObject([{ kind: "leaver-in-flight" }]);
  });

  it("of no form, or that nobody knows, are no work", async () => {
    const on = await atWork();
    on.file("mover", MOVE, { issueTypeId: "bug" });

    expect((await bringForward(on.ports, on.company, "10003"))._unsafeUnwrapErr().kind).toBe("not-ours");
    expect((await bringForward(on.ports, on.company, "ON-404"))._unsafeUnwrapErr().kind).toBe("no-such-ticket");
    expect(eventsOf(on.ports, "10003")).toEqual([]);
    expect(on.ports.desk.comments.size).toBe(0);
  });

  it("that we cannot bear wait for people, and no other ticket waits for them", async () => {
    const on = await atWork();
    on.file("mover", MOVE, { id: "10003" });
    on.file("mover", MOVE, { id: "10004" });
    for (const ticketId of ["10003", "10004"]) await on.ports.queue.enqueue({ ticketId, reason: "webhook" });
    const read: typeof on.ports.desk.read = (key) => {
      if (key === "10003") throw new TypeError("ana.silva@jupiter.example is not a function");
      return on.ports.desk.read(key);
    };

    const worked = (await work({ ...on.ports, desk: { ...on.ports.desk, read } }, on.company))._unsafeUnwrap();

    expect(worked.failures.map(({ failure }) => failure)).toEqual([
      { kind: "mistake", retryable: false, sentence: "A mistake of ours stopped this ticket: TypeError." },
    ]);
    expect(worked.progress).toHaveLength(1);
    expect((await on.ports.queue.deadLetters())._unsafeUnwrap()).toMatchObject([{ ticketId: "10003" }]);
  });

  it("D22: with half a character in them are read as if it were a whole one", async () => {
    const on = await atWork();
    on.file("mover", { ...MOVE, title: "Chief \ud83d of it" });

    expect((await on.run("10003")).state).toBe("waiting");
    expect(on.ana().profile["title"]).toBe("Chief \ufffd of it");
  });

  it("D22: full of markup, headers and formulas stay data in every mail", async () => {
    const on = await atWork();
    const displayName = 'Ana<img src=x onerror=alert(1)>"\r\nBcc: eve@evil.example';
    on.ports.directory.put({ ...on.ana(), profile: { ...on.ana().profile, displayName } });
    on.file("leaver", { login: LOGIN, immediate: { value: "Yes" } });

    expect((await on.run("10003")).state).toBe("done");

    expect(on.ports.mailer.sent.length).toBeGreaterThan(0);
    for (const mail of on.ports.mailer.sent) {
      expect(`${mail.subject}${mail.to}${mail.messageId}`).not.toMatch(/[\r\n]/);
      expect(mail.html).not.toContain("<img");
      expect(mail.html).toContain("&lt;img");
      expect(mail.text).not.toMatch(/^Bcc:/m);
    }
  });
});

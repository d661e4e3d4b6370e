import { aTable } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import { renderPlan } from "../src/mail/render-plan.ts";
import type { Mail } from "../src/ports/mailer.ts";
import type { Ports } from "../src/ports/ports.ts";
import { preview } from "../src/preview/preview.ts";
import { ANA } from "../src/testing/a-ticket.ts";
import { beginEmpty, TABLE } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { AWAY, atWork, failing, LOGIN, statesOf } from "./at-work.ts";

const MAIL_AWAY = { kind: "mail-failure", retryable: true, sentence: "The mail server does not answer." };

describe("the outbox", () => {
  it("D26: keeps nobody waiting while the mail server is away, shows what is unsent, and sends it once", async () => {
    const on = await atWork({}, beginEmpty, "2027-02-01T10:00:00Z");
    on.file("joiner", ANA, { id: "10001" });
    const away = failing(on.ports, "mailer", "send", MAIL_AWAY);

    const progress = await on.run("10001", { ports: away });

    expect(progress.state).toBe("failed");
    expect(on.ana().memberships.length).toBeGreaterThan(0);
    const unsent = progress.steps.filter(({ state }) => state === "failed");
    expect(unsent.map(({ step }) => step.action.kind)).toEqual(["notify", "notify"]);
    expect(unsent.map(({ seen }) => seen)).toEqual(Array.from({ length: 2 }, () => MAIL_AWAY.sentence));

    await on.run("10001");
    await on.run("10001");
    expect(on.ports.mailer.sent.map(({ to }) => to).toSorted()).toEqual(["it@jupiter.example", "max@jupiter.example"]);
  });

  it("tries a ticket again, later every time, and gives it up visibly", async () => {
    const on = await atWork({ maxAttempts: 3 }, beginEmpty, "2027-02-01T10:00:00Z");
    on.file("joiner", ANA, { id: "10001" });
    await on.ports.queue.enqueue({ ticketId: "10001", reason: "webhook" });
    const away = failing(on.ports, "mailer", "send", MAIL_AWAY);
    const waits: number[] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      const before = Date.parse(on.ports.clock.now());
      const { nextDue } = (await work(away, on.company))._unsafeUnwrap();
      if (tries < 2 && nextDue !== undefined) {
        waits.push((Date.parse(nextDue) - before) / 1000);
        on.ports.clock.moveTo(nextDue);
      }
    }

    expect(waits).toEqual([30, 60]);
    expect((await on.ports.queue.deadLetters())._unsafeUnwrap()).toMatchObject([
      { ticketId: "10001", attempts: 3, sentence: MAIL_AWAY.sentence },
    ]);
    await on.ports.queue.enqueue({ ticketId: "10001", reason: "by hand" });
    expect((await work(on.ports, on.company))._unsafeUnwrap().progress.map(({ state }) => state)).toEqual(["waiting"]);
    expect((await on.ports.queue.deadLetters())._unsafeUnwrap()).toEqual([]);
  });

  it("D28: waits an outage out, and never gives up on a leaver who is still in", async () => {
    const on = await atWork({ maxAttempts: 2 });
    on.file("mover", { login: LOGIN, effective: "2027-08-20", department: { value: "Sales" } });
    on.file("leaver", { login: "max@jupiter.example", immediate: { value: "Yes" } }, { id: "10004" });
    for (const ticketId of ["10003", "10004"]) await on.ports.queue.enqueue({ ticketId, reason: "webhook" });
    const away = failing(on.ports, "directory", "answer", AWAY);
    const refused = failing(on.ports, "directory", "carryOut", { ...AWAY, retryable: false });
    const live = async (ports: Ports, rounds: number) => {
      for (let round = 0; round < rounds; round += 1) {
        const { nextDue } = (await work(ports, on.company))._unsafeUnwrap();
        if (nextDue !== undefined && nextDue > on.ports.clock.now()) on.ports.clock.moveTo(nextDue);
      }
    };

    await live(away, 30);
    expect((await on.ports.queue.deadLetters())._unsafeUnwrap()).toEqual([]);
    await live(refused, 30);
    expect((await on.ports.queue.deadLetters())._unsafeUnwrap().map(({ ticketId }) => ticketId)).toEqual(["10003"]);
    await live(on.ports, 2);

    expect(on.ports.directory.account("max@jupiter.example")?.status).toBe("DEPROVISIONED");
  });

  it("tells a chat channel what a row says, with nothing that calls or links", async () => {
    const rows = [
      {
        id: "sales",
        owner: "cro@jupiter.example",
        reason: "Sales",
        when: { department: "Sales" },
        grants: [
          { kind: "group", groupId: "00gsales000000000001", name: "Sales" },
          { kind: "notification", event: "access-changed", audience: "channel:it-ops" },
        ],
      },
    ] as const;
    const on = await atWork({ table: aTable({ rules: TABLE.rules, rows }) });
    on.ports.directory.put({
      ...on.ana(),
      profile: { ...on.ana().profile, displayName: "<!channel> @here Ana & co https://evil.example" },
    });
    on.file("mover", { login: LOGIN, effective: "2027-08-20", department: { value: "Sales" } });

    const progress = await on.run("10003");

    expect(statesOf(progress)).toMatchObject({ "notify:access-changed:channel:it-ops": "done" });
    expect(on.ports.messenger.posted).toHaveLength(1);
    expect(on.ports.messenger.posted[0]).toMatchObject({ channel: "it-ops" });
    expect(on.ports.messenger.posted[0]?.text).toContain("&lt;!channel&gt; @ here Ana &amp; co https: //evil.example");
    await on.run("10003");
    expect(on.ports.messenger.posted).toHaveLength(1);
  });

  it("is shown before it is sent: renderPlan gives exactly the mails that go out", async () => {
    const on = await atWork({}, beginEmpty, "2027-02-01T10:00:00Z");
    on.file("joiner", ANA, { id: "10001" });
    const seen = (await preview(on.ports, on.company, "10001"))._unsafeUnwrap();
    if (seen.kind !== "planned") throw new Error("no plan");

    const { mails, messages } = renderPlan(seen.plan, on.company);

    expect(on.ports.mailer.sent).toEqual([]);
    await on.run("10001");
    on.ports.clock.moveTo("2027-03-01T08:00:00Z");
    await on.run("10001");
    const byId = (all: readonly Mail[]) => all.toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1));
    expect(byId(mails)).toEqual(byId(on.ports.mailer.sent));
    expect(messages).toEqual([]);
  });

  it("writes German where the company does", async () => {
    const on = await atWork({ mail: { company: "Jupiter AG", language: "de" } }, beginEmpty, "2027-02-01T10:00:00Z");
    on.file("joiner", ANA, { id: "10001" });
    on.ports.clock.moveTo("2027-03-01T08:00:00Z");
    await on.run("10001");

    const welcome = on.ports.mailer.sent.find(({ to }) => to === "ana@home.example");

    expect(welcome).toMatchObject({ subject: "Konto aktiv: Ana Silva", language: "de" });
    expect(welcome?.text).toContain("Ihr Konto bei Jupiter AG ist aktiv.");
    expect(welcome?.html).toContain('<html lang="de">');
    expect(welcome?.text).toContain(`Anmeldename: ${LOGIN}`);
    expect(welcome?.text).not.toMatch(/^Login:/m);
  });

  it.each(["Ana", "Anna"])(
    "D22: makes nothing to click of what somebody writes, and cuts no character in half (%s)",
    async (first) => {
      const on = await atWork();
      const displayName = `${first} https://evil.example/login www.evil.example ${"\u{1F600}".repeat(120)}`;
      on.ports.directory.put({ ...on.ana(), profile: { ...on.ana().profile, displayName } });
      const before = on.ports.mailer.sent.length;
      on.file("leaver", { login: LOGIN, immediate: { value: "Yes" } });

      await on.run("10003");

      const sent = on.ports.mailer.sent.slice(before);
      expect(sent.length).toBeGreaterThan(0);
      for (const { html, subject, text } of sent) {
        for (const part of [html, subject, text]) expect(part).not.toMatch(/\w:\/\/|www\./);
        expect(subject.isWellFormed()).toBe(true);
        expect([...subject].length).toBeLessThanOrEqual(200);
      }
    },
  );
});

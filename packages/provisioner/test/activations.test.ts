import { describe, expect, it } from "vitest";
import { sweep } from "../src/sweep/sweep.ts";
import { ANA } from "../src/testing/a-ticket.ts";
import { beginEmpty } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { type AtWork, atWork, failing } from "./at-work.ts";

const ACTIVATION = { afterDays: 7, times: 2, mailboxes: ["it@jupiter.example"] };

/** Ana was woken on her first day, and has not come. */
async function invited(company: Parameters<typeof atWork>[0] = {}): Promise<AtWork> {
  const on = await atWork({ activation: ACTIVATION, ...company }, beginEmpty, "2027-02-01T10:00:00Z");
  on.file("joiner", ANA, { id: "10001" });
  await on.run("10001");
  on.ports.clock.moveTo("2027-03-01T08:00:00Z");
  await work(on.ports, on.company);
  on.ports.directory.put({ ...on.ana(), status: "PROVISIONED" });
  return on;
}

/** Sweeps twice a day for some days; what was said, and to whom. */
async function live(on: AtWork, days: number): Promise<readonly string[]> {
  const said: string[] = [];
  for (let half = 0; half < days * 2; half += 1) {
    const before = on.ports.mailer.sent.length;
    const { alerts } = (await sweep(on.ports, on.company))._unsafeUnwrap();
    const today = on.ports.clock.now().slice(0, 10);
    for (const { subject, to } of on.ports.mailer.sent.slice(before)) said.push(`${today} ${to} ${subject}`);
    said.push(...alerts.map((alert) => `${today} ${alert}`));
    on.ports.clock.advance(43_200);
  }
  return said;
}

describe("J6: a hire who has not set up their account", () => {
  it("gets a new link twice, with the manager in copy; then people are told as long as it is so, and nothing more is sent", async () => {
    const on = await invited();

    expect(await live(on, 23)).toEqual([
      "2027-03-08 max@jupiter.example New activation link: Ana Silva",
      "2027-03-15 max@jupiter.example New activation link: Ana Silva",
      "2027-03-22 it@jupiter.example Account never set up: Ana Silva",
      `2027-03-22 ${on.ana().login} has never set up their account, for all the links they were sent.`,
      `2027-03-23 Since 2027-03-22T08:00:00.000Z: ${on.ana().login} has never set up their account, for all the links they were sent.`,
    ]);
    on.ports.directory.put({ ...on.ana(), status: "ACTIVE" });
    expect(await live(on, 20)).toEqual([
      `2027-03-24 Over: The account ${on.ana().id} is set up, or waits for nobody any more.`,
    ]);
    expect(on.ports.directory.renewed).toEqual([on.ana().id, on.ana().id]);
    expect(JSON.stringify(on.ports.mailer.sent)).not.toMatch(/https?:\/\/[^"]*activat/i);
  });

  it("gets none once they have come, where no ticket of ours woke them, or where the company wants none", async () => {
    const came = await invited();
    came.ports.directory.put({ ...came.ana(), status: "ACTIVE" });
    const theirs = await invited();
    theirs.ports.directory.put({ ...theirs.ana(), id: "00uother0000000000001", login: "other@jupiter.example" });
    theirs.ports.directory.put({ ...theirs.ana(), status: "ACTIVE" });
    const { activation: _, ...without } = (await invited()).company;
    const silent = { ...(await invited()), company: without };

    for (const on of [came, theirs, silent]) {
      expect(await live(on, 10)).toEqual([]);
      expect(on.ports.directory.renewed).toEqual([]);
    }
  });

  it("is written to once for all the sweeps in which Okta or the mail server is away", async () => {
    const on = await invited();
    on.ports.clock.advance(8 * 86_400);
    const noMail = { kind: "mail-failure", retryable: true, sentence: "No answer." };
    const noOkta = { kind: "directory-failure", retryable: true, mayHaveHappened: false, sentence: "No answer." };

    await sweep(failing(on.ports, "mailer", "send", noMail), on.company);
    expect(on.ports.directory.renewed).toEqual([]);
    const { alerts } = (
      await sweep(failing(on.ports, "directory", "renewActivation", noOkta), on.company)
    )._unsafeUnwrap();
    expect(alerts).toEqual([`${on.ana().login} gets no new activation link: No answer.`]);
    await live(on, 3);

    expect(on.ports.directory.renewed).toEqual([on.ana().id]);
    const ids = new Set(
      on.ports.mailer.sent.filter(({ subject }) => subject.startsWith("New act")).map((m) => m.messageId),
    );
    expect(ids.size).toBe(1);
  });

  it("is tried once a day where Okta refuses, and nobody is written to again for it", async () => {
    const on = await invited();
    on.ports.clock.advance(8 * 86_400);
    const sentence = "We may not.";
    const refused = { kind: "directory-failure", retryable: false, mayHaveHappened: false, sentence };
    const ports = failing(on.ports, "directory", "renewActivation", refused);
    const before = on.ports.mailer.sent.length;
    const alerts: string[] = [];

    for (let hour = 0; hour < 48; hour += 1) {
      alerts.push(...(await sweep(ports, on.company))._unsafeUnwrap().alerts);
      on.ports.clock.advance(3600);
    }

    expect(on.ports.mailer.sent).toHaveLength(before + 1);
    const told = `${on.ana().login} gets no new activation link: ${sentence}`;
    expect(alerts).toEqual([told, `Since 2027-03-09T08:00:00.000Z: ${told}`]);
  });
});

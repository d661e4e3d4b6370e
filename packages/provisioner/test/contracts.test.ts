import { describe, expect, it } from "vitest";
import { sweep } from "../src/sweep/sweep.ts";
import { cutPorts } from "../src/testing/cut-ports.ts";
import { work } from "../src/work/work.ts";
import { type AtWork, atWork, failing, LOGIN } from "./at-work.ts";

const CONTRACTS = { endAttribute: "contractEnd", mailboxes: ["hr@jupiter.example"], filesTermination: true };

/** Ana's contract ended yesterday. */
async function endedContract(company: Parameters<typeof atWork>[0] = {}): Promise<AtWork> {
  const on = await atWork({ contracts: CONTRACTS, ...company });
  on.ports.directory.put({ ...on.ana(), profile: { ...on.ana().profile, contractEnd: "2027-08-19" } });
  return on;
}

async function sweepAndWork(on: AtWork, ports = on.ports): Promise<readonly string[]> {
  const swept = await sweep(ports, on.company);
  (await work(on.ports, on.company))._unsafeUnwrap();
  on.ports.clock.advance(600);
  return swept.map(({ alerts }) => alerts).unwrapOr([]);
}

const terminations = ({ ports }: AtWork) =>
  [...ports.desk.tickets.values()].filter(({ issueTypeId }) => issueTypeId === "leaver");

describe("L23: somebody whose contract has ended without a ticket", () => {
  it("gets one filed by the sweep, once, with the contract's last day, and leaves by it", async () => {
    const on = await endedContract();

    for (let sweeps = 0; sweeps < 4; sweeps += 1) await sweepAndWork(on);

    expect(terminations(on).map(({ fields }) => fields)).toEqual([{ login: LOGIN, lastDay: "2027-08-19" }]);
    expect(on.ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [] });
    const [ticket] = terminations(on);
    expect(on.ports.desk.comments.get(ticket?.id ?? "")?.progress.state).toBe("done");
  });

  it("waits for approval where the policy says so, and is left alone where the ticket is withdrawn or there is one", async () => {
    const asked = await endedContract({ approval: { exempt: [] } });
    await sweepAndWork(asked);
    const [ticket] = terminations(asked);
    expect(asked.ports.desk.comments.get(ticket?.id ?? "")?.progress.state).toBe("awaiting-approval");
    if (ticket !== undefined)
      asked.ports.desk.file({ ...ticket, fields: { ...ticket.fields, withdrawn: { value: "Yes" } } });
    await asked.run(ticket?.id ?? "");
    await sweepAndWork(asked);

    const planned = await endedContract();
    planned.file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    await planned.run("10003");
    await sweepAndWork(planned);

    for (const on of [asked, planned]) {
      expect(terminations(on)).toHaveLength(1);
      expect(on.ana().status).toBe("ACTIVE");
    }
  });

  it("gets no second one, wherever the sweep is cut", async () => {
    const calm = await endedContract();
    const counting = cutPorts(calm.ports);
    await sweep(counting.ports, calm.company);

    for (const call of counting.calls.keys()) {
      for (const when of ["before", "after"] as const) {
        const on = await endedContract();
        const cut = cutPorts(on.ports, { call, when });
        await Promise.race([sweep(cut.ports, on.company), cut.dead]);
        // A try that nobody knows the end of is looked for a quarter of an hour later.
        for (let sweeps = 0; sweeps < 3; sweeps += 1) await sweepAndWork(on);

        const where = `cut ${when} call ${call}, ${counting.calls[call]}`;
        expect(terminations(on), where).toHaveLength(1);
        expect(on.ana().status, where).toBe("DEPROVISIONED");
      }
    }
  });

  it("gets no second one from a desk whose search knows a new ticket only after ten minutes, cut or not answered", async () => {
    for (const happens of ["cut", "lost"] as const) {
      const on = await endedContract();
      const changedSince: typeof on.ports.desk.changedSince = (since) =>
        on.ports.desk.changedSince(since).map((found) =>
          found.filter(({ id }) => {
            const at = on.ports.desk.tickets.get(id)?.createdAt ?? "";
            return Date.parse(on.ports.clock.now()) - Date.parse(at) >= 600_000;
          }),
        );
      const lags = { ...on.ports, desk: { ...on.ports.desk, changedSince } };
      if (happens === "cut") {
        const counting = cutPorts((await endedContract()).ports);
        await sweep(counting.ports, on.company);
        const cut = cutPorts(lags, { call: counting.calls.indexOf("desk.fileTermination"), when: "after" });
        await Promise.race([sweep(cut.ports, on.company), cut.dead]);
      } else {
        const failure = { kind: "desk-failure", reason: "unavailable", retryable: true, sentence: "No answer." };
        await sweep(failing(lags, "desk", "fileTermination", failure, { happens: true }), on.company);
      }
      expect(terminations(on)).toHaveLength(1);

      for (let sweeps = 0; sweeps < 12; sweeps += 1) {
        on.ports.clock.advance(300);
        await sweep(lags, on.company);
      }
      expect(terminations(on)).toHaveLength(1);
      (await work(on.ports, on.company))._unsafeUnwrap();
      expect(on.ana().status).toBe("DEPROVISIONED");
    }
  });

  it("gets one from many workers that sweep in the same moment", async () => {
    const on = await endedContract();
    const worker = (name: string) => ({ ...on.ports, ids: { next: () => name } });

    const swept = await Promise.all(["a", "b", "c"].map((name) => sweep(worker(name), on.company)));

    expect(swept.flatMap((one) => one._unsafeUnwrap().alerts)).toEqual([]);
    expect(terminations(on)).toHaveLength(1);
  });

  it("is told of where the desk does not take it, and reminded of instead", async () => {
    const on = await endedContract();
    const failure = { kind: "desk-failure", reason: "rejected", retryable: false, sentence: "No such field." };

    const alerts = await sweepAndWork(on, failing(on.ports, "desk", "fileTermination", failure) as AtWork["ports"]);

    expect(alerts).toEqual([
      "The contract of Ana Silva ended on 2027-08-19, and no termination could be filed: No such field.",
    ]);
    expect(on.ports.mailer.sent.map(({ subject }) => subject)).toContain("Contract has ended: Ana Silva");
  });

  it("is filed for nobody where so many are over that somebody must have imported nonsense", async () => {
    const on = await endedContract();
    for (let count = 0; count < 30; count += 1) {
      const login = `p${count}@jupiter.example`;
      const profile = { ...on.ana().profile, login, employeeNumber: `E${count}` };
      on.ports.directory.put({ ...on.ana(), id: `00u${count}`, login, profile });
    }

    expect(await sweepAndWork(on)).toEqual([expect.stringContaining("that is too many to be believed")]);
    expect(terminations(on)).toEqual([]);
  });

  it("is told of once a day where the desk does not file it, and filed as soon as the desk can", async () => {
    const refused = { kind: "desk-failure", reason: "rejected", retryable: false, sentence: "No form." };
    for (const failure of [refused, { ...refused, reason: "unavailable", retryable: true }]) {
      const on = await endedContract();
      const ports = failing(on.ports, "desk", "fileTermination", failure, { times: 48 });
      const alerts: string[] = [];
      for (let hour = 0; hour < 48; hour += 1) {
        alerts.push(...(await sweep(ports, on.company))._unsafeUnwrap().alerts);
        on.ports.clock.advance(3600);
      }

      expect(alerts.filter((alert) => alert.includes("no termination could be filed"))).toHaveLength(2);
      const { alerts: last } = (await sweep(on.ports, on.company))._unsafeUnwrap();
      expect(terminations(on)).toHaveLength(1);
      expect(last).toEqual([expect.stringMatching(/^Over: The termination of the account \S+, whose contract ended/)]);
    }
  });
});

describe("a reminder to several people", () => {
  it("reaches each of them once, however long one of them cannot be written to", async () => {
    const mailboxes = ["hr@jupiter.example", "gone@jupiter.example"];
    for (const retryable of [true, false]) {
      const on = await atWork({ contracts: { endAttribute: "contractEnd", mailboxes } });
      on.ports.directory.put({ ...on.ana(), profile: { ...on.ana().profile, contractEnd: "2027-08-21" } });
      const no = failing(on.ports, "mailer", "send", { kind: "mail-failure", retryable, sentence: "No." }).mailer;
      const send: typeof no.send = (mail) => (mail.to.startsWith("gone@") ? no : on.ports.mailer).send(mail);
      const before = on.ports.mailer.sent.length;
      const alerts: string[] = [];
      for (let sweeps = 0; sweeps < 5; sweeps += 1) {
        const mailer = { ...on.ports.mailer, send };
        alerts.push(...(await sweep({ ...on.ports, mailer }, on.company))._unsafeUnwrap().alerts);
        on.ports.clock.advance(300);
      }
      const sent = () => on.ports.mailer.sent.slice(before).map(({ to }) => to);
      const reached = ["max@jupiter.example", "hr@jupiter.example"];
      expect(sent()).toEqual(reached);
      expect(alerts).toHaveLength(retryable ? 0 : 1);

      await sweep(on.ports, on.company);
      expect(sent()).toEqual(retryable ? [...reached, "gone@jupiter.example"] : reached);
      expect(JSON.stringify(on.ports.ledger.entries)).not.toContain("gone@");
    }
  });
});

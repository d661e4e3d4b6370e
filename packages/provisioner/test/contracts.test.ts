import { describe, expect, it } from "vitest";
import { sweep } from "../src/sweep/sweep.ts";
import { work } from "../src/work/work.ts";
import { type AtWork, atWork, failing, LOGIN } from "./at-work.ts";
import { cutPorts } from "./cut-ports.ts";

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
        await sweepAndWork(on);
        await sweepAndWork(on);

        const where = `cut ${when} call ${call}, ${counting.calls[call]}`;
        expect(terminations(on), where).toHaveLength(1);
        expect(on.ana().status, where).toBe("DEPROVISIONED");
      }
    }
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
});

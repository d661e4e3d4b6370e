import type { Plan, Step } from "@tenure/lifecycle-rules";
import { anInstant, aTable, aZone } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import { aCompany } from "../testing/a-company.ts";
import { aTicket } from "../testing/a-ticket.ts";
import { memoryPorts } from "../testing/memory-ports.ts";
import { tell } from "./tell.ts";

const leaving: Plan = {
  format: 1,
  kind: "leaver",
  ticket: { id: "10003", key: "ON-3" },
  subject: { accountId: "00u1", login: "ana.silva@jupiter.example", name: "Ana Silva" },
  zone: aZone("UTC"),
  table: { name: "jupiter", org: "jupiter.okta.com", version: "v" },
  steps: [],
  kept: [],
  findings: [],
  hash: "h",
};

function telling(audience: "person" | "manager", to: string): Step {
  return {
    id: `notify:access-ended:${audience}`,
    action: { kind: "notify", event: "access-ended", audience, to, facts: [] },
    due: "at-once",
    causes: [],
    guards: [],
    expect: { kind: "handed-over" },
    undo: undefined,
    after: [],
  };
}

async function told(plan: Plan, step: Step) {
  const ports = memoryPorts(aTable(), "2027-09-01T10:00:00Z");
  const ticket = aTicket("leaver", {}, { createdAt: anInstant("2027-09-01T10:00:00Z") });
  const tools = { ports, company: aCompany(), ticket, addresses: ["ana.silva@jupiter.example", "ana@home.example"] };
  const { results } = await tell(tools, plan, step, { ticket: plan.ticket, runId: "run-1" });
  return { mails: ports.mailer.sent.map(({ to }) => to), result: results.get(step.id) };
}

describe("tell", () => {
  it.each([
    ["as the person", telling("person", "somewhere@else.example")],
    ["at their login", telling("manager", "Ana.Silva@jupiter.example")],
    ["at home", telling("manager", "ana@home.example")],
  ])("never tells a leaver, addressed %s, whatever a plan says", async (_, step) => {
    const { mails, result } = await told(leaving, step);

    expect(mails).toEqual([]);
    expect(result).toMatchObject({ state: "done", seen: "Not sent: it would have reached the person who leaves." });
  });

  it("tells others of a leaver, and the person of anything else", async () => {
    expect((await told(leaving, telling("manager", "max@jupiter.example"))).mails).toEqual(["max@jupiter.example"]);
    const moving: Plan = { ...leaving, kind: "mover" };
    expect((await told(moving, telling("person", "ana@home.example"))).mails).toEqual(["ana@home.example"]);
  });

  it("sends nothing to what is no address, and says so", async () => {
    const { mails, result } = await told(leaving, telling("manager", "max@jupiter.example\r\nBcc: eve@evil.example"));

    expect(mails).toEqual([]);
    expect(result).toMatchObject({ state: "failed", seen: "The mail address is none; nothing was sent." });
  });
});

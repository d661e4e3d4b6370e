import type { BrakeLimits } from "@tenure/lifecycle-rules";
import { aTable } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import { confirmedBody } from "../src/evidence/events.ts";
import { aDraft } from "../src/testing/describe-ledger.ts";
import { TABLE } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { type AtWork, atWork, failing } from "./at-work.ts";
import { aGroupStep } from "./some-entries.ts";

const WORKERS = 5;

/** As many leavers as there are workers, each with a ticket that is due, and all workers at once. */
async function allAtOnce(
  brakes: BrakeLimits,
  kind: "leaver" | "mover" = "leaver",
): Promise<{ readonly on: AtWork; readonly people: readonly string[]; readonly states: readonly string[] }> {
  const on = await atWork({ table: aTable({ rules: { ...TABLE.rules, brakes }, rows: rowsOf() }) });
  const people = Array.from({ length: WORKERS }, (_, at) => `p${at}@jupiter.example`);
  for (const [index, login] of people.entries()) {
    on.ports.directory.put({
      ...on.ana(),
      id: `00u${index}`,
      login,
      profile: { ...on.ana().profile, login, employeeNumber: `E${index}` },
    });
    const move = { login, effective: "2027-08-20", department: { value: "Sales" } };
    on.file(kind, kind === "mover" ? move : { login, immediate: { value: "Yes" } }, { id: `1100${index}` });
    // Given by us, so that a mover loses it.
    const given = confirmedBody(aGroupStep("add-to-group", "00gengineers00000001"), "joiner", "seen", 0);
    await on.ports.ledger.append(aDraft({ accountId: `00u${index}`, event: "step-confirmed", body: given }));
    await on.ports.queue.enqueue({ ticketId: `1100${index}`, reason: "webhook" });
  }
  await Promise.all(people.map(() => work(on.ports, on.company)));
  const states = [...on.ports.desk.comments.values()].map(({ progress }) => progress.state).toSorted();
  return { on, people, states };
}

function rowsOf() {
  return TABLE.rows.map(({ id, owner, reason, grants, conditions }) => ({
    id,
    owner,
    reason,
    grants,
    when: Object.fromEntries(conditions.map(({ attribute, cell }) => [attribute, cell])),
  }));
}

describe("L17: limits over several plans, while many workers decide in the same moment", () => {
  it("let through exactly as many leavers as they allow", async () => {
    const { on, people, states } = await allAtOnce({ maxRemovals: 50, maxLeavers: 2 });

    const out = people.filter((login) => on.ports.directory.account(login)?.status === "DEPROVISIONED");
    expect(out).toHaveLength(2);
    expect(states).toEqual(["done", "done", "held", "held", "held"]);
    // Whoever was held began nothing, and counts for nobody any more.
    const runs = Map.groupBy(on.ports.ledger.entries, ({ runId }) => runId);
    for (const entries of runs.values()) {
      const events = entries.map(({ event }) => event);
      if (events.includes("held")) expect(events).not.toContain("step-started");
    }
  });

  it("let through exactly as many removals as they allow", async () => {
    const { on, people, states } = await allAtOnce({ maxRemovals: 50, maxRemovalsPerGroup: 2 }, "mover");

    const without = people.filter((login) => {
      const names = on.ports.directory.account(login)?.memberships.map(({ name }) => name);
      return !names?.includes("Engineers");
    });
    expect([without.length, states.filter((state) => state === "held").length]).toEqual([2, 3]);
  });

  it("shut leavers out although the ledger does not take the reservation", async () => {
    const on = await atWork({
      table: aTable({ rules: { ...TABLE.rules, brakes: { maxRemovals: 50, maxLeavers: 2 } } }),
    });
    on.file("leaver", { login: on.ana().login, immediate: { value: "Yes" } });
    await on.ports.queue.enqueue({ ticketId: "10003", reason: "webhook" });

    const failure = { kind: "ledger-failure", retryable: true, sentence: "The ledger is away." };
    await work(failing(on.ports, "ledger", "append", failure), on.company);

    expect(on.ana().status).toBe("SUSPENDED");
  });
});

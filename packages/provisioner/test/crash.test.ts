import { describe, expect, it } from "vitest";
import type { Cut } from "./cut-ports.ts";
import { doubledMails, endState, leftOver, liveThrough } from "./live-through.ts";
import { SCENARIOS } from "./scenarios.ts";

let points = 0;

/** The one window no sender can close: the server took the mail, and nobody lived to write it down. */
function inWindow(calls: readonly string[], { call, when }: Cut): boolean {
  return calls[when === "after" ? call : call - 1] === "mailer.send";
}

describe("a run that is cut anywhere", () => {
  it.each(SCENARIOS)("$name: ends as if nothing had happened", async (scenario) => {
    const undisturbed = await liveThrough(scenario);
    const expected = endState(undisturbed.ports);
    expect(undisturbed.ports.desk.comments.size).toBeGreaterThan(0);
    expect([...undisturbed.ports.desk.comments.values()].map(({ progress }) => progress.state)).toEqual(
      [...undisturbed.ports.desk.comments.values()].map(() => "done"),
    );
    expect(doubledMails(undisturbed.ports)).toEqual([]);

    for (const [call, name] of undisturbed.calls.entries()) {
      for (const when of ["before", "after"] as const) {
        const life = await liveThrough(scenario, { call, when });
        const where = `cut ${when} call ${call}, ${name}`;

        expect(life.died, where).toBe(true);
        expect(endState(life.ports), where).toEqual(expected);
        const doubled = doubledMails(life.ports).length;
        expect(doubled, where).toBeLessThanOrEqual(inWindow(undisturbed.calls, { call, when }) ? 1 : 0);
        expect((await life.ports.ledger.verify())._unsafeUnwrap().kind, where).toBe("intact");
        expect(await leftOver(life.ports), where).toBeUndefined();
        points += 1;
      }
    }
    console.info(`${scenario.name}: ${undisturbed.calls.length} calls, cut before and after each`);
  });

  it("says how much was cut", () => {
    console.info(`${points} crash points in ${SCENARIOS.length} scenarios`);
    expect(points).toBeGreaterThan(500);
  });
});

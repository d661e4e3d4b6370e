import { describe, expect, it } from "vitest";
import { ticketLives } from "../src/knowledge/ticket-lives.ts";
import { ANA } from "../src/testing/a-ticket.ts";
import { beginEmpty } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { atWork, LOGIN } from "./at-work.ts";

describe("ticketLives", () => {
  it("tells when a ticket was seen, due and done, and the leaver's clock", async () => {
    const on = await atWork({}, beginEmpty, "2027-02-01T10:00:00Z");
    on.file("joiner", ANA, { id: "10001" });
    await on.run("10001");
    const lives = () => ticketLives(on.ports.ledger.entries);
    // Prepared, and not what was asked: that is access on the first day.
    expect(lives()).toMatchObject([{ kind: "joiner", seenAt: "2027-02-01T10:00:00.000Z", touches: 0 }]);
    expect(lives()[0]).not.toHaveProperty("doneAt");

    on.ports.clock.moveTo("2027-03-01T08:00:00Z");
    await work(on.ports, on.company);
    expect(lives()[0]?.doneAt).toBe("2027-03-01T08:00:00.000Z");

    on.ports.directory.put({ ...on.ana(), status: "ACTIVE", mayHoldSessions: true });
    on.ports.clock.moveTo("2027-09-01T10:05:00Z");
    on.file("leaver", { login: LOGIN, immediate: { value: "Yes" } });
    await on.run("10003");
    expect(lives()[1]).toMatchObject({ kind: "leaver", leaverClock: { containedAt: "2027-09-01T10:05:00.000Z" } });
  });

  it("knows nothing of what no plan was made for", () => {
    expect(ticketLives([])).toEqual([]);
  });
});

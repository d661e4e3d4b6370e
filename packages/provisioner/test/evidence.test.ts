import { describe, expect, it } from "vitest";
import { toJsonLines, verifyJsonLines } from "../src/ledger/json-lines.ts";
import { ANA } from "../src/testing/a-ticket.ts";
import { beginEmpty } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { atWork, LOGIN } from "./at-work.ts";

async function aWholeLife() {
  const on = await atWork({}, beginEmpty, "2027-02-01T10:00:00Z");
  on.file("joiner", { ...ANA, shippingAddress: "Bahnhofstrasse 1, 8001 Zurich" }, { id: "10001" });
  await on.run("10001");
  on.ports.clock.moveTo("2027-03-01T08:00:00Z");
  await work(on.ports, on.company);
  on.ports.directory.put({ ...on.ana(), status: "ACTIVE", mayHoldSessions: true });
  on.ports.clock.moveTo("2027-09-01T10:05:00Z");
  on.file("leaver", { login: LOGIN, immediate: { value: "Yes" } });
  await on.run("10003");
  return on;
}

describe("the evidence", () => {
  it("names nobody by more than the login that was made, and holds no address, number or secret", async () => {
    const { ports } = await aWholeLife();

    const text = toJsonLines(ports.ledger.entries);

    for (const personal of ["ana@home.example", "4711", "Bahnhofstrasse", "max@jupiter.example", "Silva", "password"]) {
      expect(text).not.toContain(personal);
    }
    expect(
      text
        .split("\n")
        .filter((line) => line.includes(LOGIN))
        .every((line) => line.includes("create-account")),
    ).toBe(true);
  });

  it("tells of every effect its cause, what was seen, who did it and when, and verifies anywhere", async () => {
    const { ports } = await aWholeLife();
    const { entries } = ports.ledger;

    const effects = entries.filter(({ event }) => event === "step-confirmed");

    expect(effects.length).toBeGreaterThan(12);
    for (const { body, actor, accountId, person } of effects) {
      expect(body).toMatchObject({ seen: expect.any(String), step: { causes: [expect.anything()] } });
      const changes = /add-to|remove-from|assign|suspend|end-sessions|activate/.test(JSON.stringify(body));
      if (changes && !JSON.stringify(body).includes("notify")) expect(body).toHaveProperty("before");
      expect(actor).toBe("tenure");
      expect(accountId).toBeDefined();
      expect(person).toMatch(/^[0-9a-f]{64}$/);
    }
    expect(new Set(entries.flatMap(({ person }) => person ?? [])).size).toBe(1);
    expect(verifyJsonLines(toJsonLines(entries))).toMatchObject({ kind: "intact", entries: entries.length });
  });

  it("keeps the leaver's clock with the end of the run", async () => {
    const { ports } = await aWholeLife();

    const ended = ports.ledger.entries.findLast(({ event, ticketId }) => event === "run-ended" && ticketId === "10003");

    expect(ended?.body).toMatchObject({
      state: "done",
      leaverClock: {
        noticedAt: "2027-09-01T10:05:00.000Z",
        effectiveAt: "2027-09-01T10:05:00.000Z",
        containedAt: "2027-09-01T10:05:00.000Z",
        completedAt: "2027-09-01T10:05:00.000Z",
      },
    });
  });
});

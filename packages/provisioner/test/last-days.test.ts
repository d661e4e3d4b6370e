import { date, defineForm, shortText, type TimeZone } from "@tenure/lifecycle-rules";
import { aTable, aZone } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import { SOME_FORMS } from "../src/testing/a-company.ts";
import { TABLE } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { type AtWork, atWork, LOGIN } from "./at-work.ts";

/** A company whose people in Zurich live by another clock. */
const inZone = (zone: TimeZone) =>
  aTable({ rules: { ...TABLE.rules, zones: { ...TABLE.rules.zones, byValue: { Zurich: zone }, otherwise: zone } } });

/** Works once in a quarter of an hour until an instant, and answers when somebody was shut out and ended. */
async function liveUntil(on: AtWork, until: string): Promise<{ readonly out?: string; readonly ended?: string }> {
  let [out, ended]: (string | undefined)[] = [];
  while (on.ports.clock.now() < until) {
    await work(on.ports, on.company);
    if (on.ana().status !== "ACTIVE") out ??= on.ports.clock.now();
    if (on.ana().status === "DEPROVISIONED") ended ??= on.ports.clock.now();
    on.ports.clock.advance(900);
  }
  return { ...(out === undefined ? {} : { out }), ...(ended === undefined ? {} : { ended }) };
}

const times = ({ ports }: AtWork, kind: string) =>
  ports.ledger.entries.filter(
    ({ event, body, ticketId }) =>
      ticketId === "10003" && event === "step-confirmed" && JSON.stringify(body).includes(`"kind":"${kind}"`),
  ).length;

describe("a last day", () => {
  it.each([
    ["the next day begins at one o'clock", "America/Santiago", "2027-09-04", "2027-09-05T04:00:00.000Z"],
    ["its midnight comes twice", "Atlantic/Azores", "2027-10-30", "2027-10-31T00:00:00.000Z"],
    ["a day of 25 hours", "Europe/Zurich", "2027-10-31", "2027-10-31T23:00:00.000Z"],
    ["a day of 23 hours", "Europe/Zurich", "2028-03-26", "2028-03-26T22:00:00.000Z"],
  ])("L3: ends once, and at its instant: %s", async (_, zone, lastDay, end) => {
    const on = await atWork({ table: inZone(aZone(zone)) });
    on.file("leaver", { login: LOGIN, lastDay });
    expect((await on.run("10003")).nextDue).toBe(end);
    on.ports.clock.moveTo(new Date(Date.parse(end) - 4 * 3_600_000).toISOString());

    expect(await liveUntil(on, new Date(Date.parse(end) + 6 * 3_600_000).toISOString())).toEqual({
      out: end,
      ended: end,
    });
    expect([times(on, "suspend-account"), times(on, "deactivate-account")]).toEqual([1, 1]);
  });

  it("L4: ends access at its end, and the account with the contract, months later", async () => {
    const forms = [
      ...SOME_FORMS.filter(({ kind }) => kind !== "leaver"),
      defineForm({
        name: "Termination",
        kind: "leaver",
        when: { issueTypeId: "leaver" },
        fields: {
          login: shortText({ id: "login", label: "Login" }),
          lastDay: date({ id: "lastDay", label: "Last day" }),
          employmentEnd: date({ id: "employmentEnd", label: "End of contract" }),
        },
      }),
    ];
    const on = await atWork({ forms });
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31", employmentEnd: "2027-12-31" });
    expect((await on.run("10003")).state).toBe("waiting");
    on.ports.clock.moveTo("2027-08-31T21:00:00Z");

    expect(await liveUntil(on, "2027-09-02T00:00:00Z")).toEqual({ out: "2027-08-31T22:00:00.000Z" });
    expect(on.ana()).toMatchObject({ status: "SUSPENDED", mayHoldSessions: false });
    expect(on.ana().memberships.map(({ name }) => name)).toContain("Engineers");
    expect(on.ports.desk.tickets.get("10003")?.statusCategory).not.toBe("done");

    on.ports.clock.moveTo("2027-12-31T22:00:00Z");
    expect((await liveUntil(on, "2028-01-01T00:00:00Z")).ended).toBe("2027-12-31T23:00:00.000Z");
    expect(on.ana().memberships).toEqual([]);
    const ended = on.ports.ledger.entries.findLast(
      ({ event, ticketId }) => event === "run-ended" && ticketId === "10003",
    );
    expect(ended?.body).toMatchObject({
      leaverClock: { containedAt: "2027-08-31T22:00:00.000Z", completedAt: "2027-12-31T23:00:00.000Z" },
    });
  });
});

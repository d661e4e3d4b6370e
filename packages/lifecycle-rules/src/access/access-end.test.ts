import { describe, expect, it } from "vitest";
import { makeStep } from "../plan/make-step.ts";
import type { Row } from "../reference-table/table.ts";
import type { AccessRequest } from "../request/request.ts";
import { aDay, anInstant, anObservation, aTable, aZone, given } from "../testing/builders.ts";
import { accessEnd, recordedEnd, rowsGivenBy } from "./access-end.ts";

const zone = aZone("Europe/Zurich");
const [everyone] = aTable().rows;
const rowNamed = (id: string, extra: Partial<Row> = {}): Row => ({ ...(everyone as Row), id, ...extra });
const request = (overrides: Partial<AccessRequest> = {}): AccessRequest => ({
  kind: "access",
  ticket: { id: "10004", key: "AC-4" },
  zone: given(zone, "zone"),
  person: { login: given("ana.silva@jupiter.example", "login") },
  attributes: {},
  reason: given("On call", "reason"),
  askedAt: anInstant("2027-01-25T10:00:00Z"),
  ...overrides,
});
const until = (day: string) => request({ until: given(aDay(day), "until") });

describe("accessEnd", () => {
  it("is no later than the strictest of the rows allows", () => {
    const rows = [rowNamed("a", { expiresAfterDays: 30 }), rowNamed("b", { expiresAfterDays: 7 })];

    expect(accessEnd(request(), rows, zone)._unsafeUnwrap()).toBe("2027-02-01T23:00:00.000Z");
    expect(accessEnd(until("2027-02-01"), rows, zone)._unsafeUnwrap()).toBe("2027-02-01T23:00:00.000Z");
    expect(accessEnd(until("2027-02-02"), rows, zone)._unsafeUnwrapErr()).toEqual([
      {
        kind: "too-long",
        sentence: "until: 2027-02-02 is too late; the rows asked for end on 2027-02-01 at the latest.",
      },
    ]);
  });

  it("names the rows that want an end in the same order whatever the order of the table", () => {
    const [a, b] = [rowNamed("a", { class: "privileged" }), rowNamed("b", { class: "privileged" })];

    for (const rows of [
      [a, b],
      [b, a],
    ]) {
      expect(accessEnd(request(), rows, zone)._unsafeUnwrapErr()).toEqual([
        { kind: "end-date-missing", sentence: "Row a, b is privileged; the ticket must say until when." },
      ]);
    }
  });
});

describe("recordedEnd", () => {
  it("is the first end of what this very ticket gave", () => {
    const record = (id: string, day: string) => ({
      id: `00g${day}`,
      ticket: { id, key: `AC-${id}` },
      until: anInstant(`2027-${day}T00:00:00Z`),
    });
    const extraAccess = [record("10004", "03-02"), record("10004", "03-01"), record("8", "02-01")];

    expect(recordedEnd(request(), anObservation({ extraAccess }))).toBe("2027-03-01T00:00:00.000Z");
    expect(recordedEnd(request(), anObservation())).toBeUndefined();
  });
});

describe("rowsGivenBy", () => {
  it("leaves out rows that neither grant now nor granted by this ticket", () => {
    const rows = [rowNamed("a"), rowNamed("b"), rowNamed("c")];
    const cause = { kind: "row", rowId: "b", owner: "o", reason: "r", cells: [] } as const;
    const gave = makeStep({ kind: "add-to-group", groupId: "00gb", name: "B" }, { due: "at-once", causes: [cause] });
    const seen = anObservation({ confirmedSteps: [gave] });

    expect(rowsGivenBy({ rows }, [{ row: rowNamed("a"), cells: [] }], seen).map(({ id }) => id)).toEqual(["a", "b"]);
  });
});

import { describe, expect, it } from "vitest";
import type { OtherTicket } from "../observation/observation.ts";
import type { Request } from "../request/request.ts";
import { aJoiner, aLeaver, aMover, anInstant, anObservation, aZone } from "../testing/builders.ts";
import type { Draft } from "./draft.ts";
import { makeStep } from "./make-step.ts";
import { amongOtherTickets, standInTheWay } from "./other-tickets.ts";

const day = anInstant("2027-06-01T00:00:00Z");
const before = anInstant("2027-05-01T00:00:00Z");
const after = anInstant("2027-07-01T00:00:00Z");
/** When every ticket here has come to its day. */
const now = anInstant("2027-08-01T00:00:00Z");
const step = makeStep({ kind: "end-sessions" }, { due: day, causes: [] });
const draft = (effectiveAt: Draft["effectiveAt"] = day): Draft => ({
  subject: { login: "l", name: "n" },
  zone: aZone("UTC"),
  effectiveAt,
  steps: [step],
  kept: [],
  findings: [],
});
const other = (
  kind: OtherTicket["kind"],
  state: OtherTicket["state"],
  effectiveAt = after,
  id = "99999",
): OtherTicket => ({
  ticket: { id, key: `T-${id}` },
  kind,
  state,
  effectiveAt,
});
const rehire: Request = { ...aJoiner(), kind: "rehire", person: {} };
const { ticket, zone, person } = aLeaver();
const back: Request = { kind: "return", ticket, zone, person, attributes: {}, effective: aMover().effective };
const requests: Readonly<Record<string, Request>> = {
  joiner: aJoiner(),
  mover: aMover(),
  leaver: aLeaver(),
  rehire,
  return: back,
};

const emptied = (request: Request, one: OtherTicket, at?: Draft["effectiveAt"]) =>
  amongOtherTickets(request, draft(at), anObservation({ otherTickets: [one] }), now).steps.length === 0;

describe("amongOtherTickets", () => {
  it.each([
    ["mover", "mover", "done", true],
    ["mover", "mover", "open", false],
    ["mover", "mover", "cancelled", false],
    ["mover", "leaver", "done", false],
    ["joiner", "mover", "done", true],
    ["joiner", "leaver", "done", true],
    ["joiner", "mover", "open", false],
    ["joiner", "joiner", "done", false],
    ["rehire", "leaver", "done", true],
    ["rehire", "mover", "done", true],
    ["leaver", "rehire", "done", true],
    ["leaver", "rehire", "open", true],
    ["leaver", "rehire", "cancelled", false],
    ["leaver", "mover", "done", false],
    ["return", "mover", "done", false],
  ] as const)("a %s under a later %s that is %s: nothing left to do is %s", (kind, theirs, state, expected) => {
    const request = requests[kind]!;

    expect(emptied(request, other(theirs, state))).toBe(expected);
    expect(emptied(request, other(theirs, state, before))).toBe(false);
  });

  it("orders what falls on one day, and what is done at once, by the tickets' age", () => {
    expect(emptied(aMover(), other("mover", "done", day, "10001"))).toBe(false);
    expect(emptied(aMover(), other("mover", "done", day, "10003"))).toBe(true);
    expect(emptied(aMover(), other("mover", "done", day, "9999"))).toBe(false);
    expect(emptied(aLeaver(), other("rehire", "open", before, "10009"), "at-once")).toBe(true);
    expect(emptied(aLeaver(), other("rehire", "open", after, "10001"), "at-once")).toBe(false);
  });

  it("does not let a rehire answer a termination before its day, or one that was filed after it (R5)", () => {
    const at = (instant: string, back: OtherTicket) =>
      amongOtherTickets(aLeaver(), draft(), anObservation({ otherTickets: [back] }), anInstant(instant)).steps.length;

    expect(at("2027-06-30T23:59:59Z", other("rehire", "open"))).toBe(1);
    expect(at("2027-07-01T00:00:00Z", other("rehire", "open"))).toBe(0);
    expect(at("2027-07-01T00:00:00Z", { ...other("rehire", "open"), approved: false })).toBe(1);
    expect(at("2027-07-01T00:00:00Z", other("rehire", "open", after, "10002"))).toBe(1);
    expect(at("2027-07-01T00:00:00Z", other("rehire", "open", after, "10004"))).toBe(0);
  });

  it("says which ticket has the later word", () => {
    const seen = anObservation({ otherTickets: [other("mover", "done")] });

    expect(amongOtherTickets(aMover(), draft(), seen, now).findings).toEqual([
      { kind: "superseded", sentence: "T-99999 is the later word on this person; nothing is left to do here." },
    ]);
  });

  it("does not stand in its own way", () => {
    expect(emptied(aMover(), other("mover", "done", after, aMover().ticket.id))).toBe(false);
  });

  it("names the changes it is planned on top of, oldest first", () => {
    const others = [
      other("mover", "open", before, "20002"),
      other("mover", "open", before, "20001"),
      other("mover", "open", after),
      other("leaver", "open", before),
      other("mover", "done", before),
    ];
    const { findings, steps } = amongOtherTickets(aMover(), draft(), anObservation({ otherTickets: others }), now);
    const turned = anObservation({ otherTickets: others.toReversed() });
    expect(amongOtherTickets(aMover(), draft(), turned, now).findings).toEqual(findings);

    expect(steps).toHaveLength(1);
    expect(findings).toEqual(
      ["20001", "20002"].map((id) => ({
        kind: "planned-on-top",
        sentence: `T-${id} takes effect before this one; this is planned again on top of it.`,
      })),
    );
    expect(amongOtherTickets(back, draft(), anObservation({ otherTickets: others }), now).findings).toEqual([]);
  });
});

describe("standInTheWay", () => {
  const kinds = (request: Request, ...otherTickets: readonly OtherTicket[]) =>
    kindsAt("2027-02-01T00:00:00Z", request, ...otherTickets);
  const kindsAt = (at: string, request: Request, ...otherTickets: readonly OtherTicket[]) =>
    standInTheWay(request, anObservation({ otherTickets }), anInstant(at)).map(({ kind }) => kind);

  it("lets a leaver go before everything but a leaver, a rehire and a withdrawal", () => {
    const leaver = other("leaver", "open");

    expect(kinds(aMover(), leaver)).toEqual(["leaver-in-flight"]);
    expect(kinds(back, other("leaver", "done"))).toEqual(["leaver-in-flight"]);
    expect([aLeaver(), rehire, aJoiner()].flatMap((request) => kinds(request, leaver))).toEqual([]);
    expect(kinds({ kind: "cancellation", ticket, of: aMover(), origin: aMover().effective.origin }, leaver)).toEqual(
      [],
    );
    expect(kinds(aMover(), other("leaver", "cancelled"))).toEqual([]);
  });

  it("lets a change be made to somebody who has come back since", () => {
    const then = (...others: readonly OtherTicket[]) => kindsAt("2027-06-01T00:00:00Z", aMover(), ...others);
    expect(then(other("leaver", "done", before), other("rehire", "done", day))).toEqual([]);
    expect(then(other("leaver", "done", day), other("rehire", "done", day))).toEqual([]);
    expect(then(other("leaver", "done", day), other("rehire", "done", before))).toEqual(["leaver-in-flight"]);
  });

  it("asks of every termination whether somebody came back after it, filed after it, let go on, and by now", () => {
    const first = other("leaver", "done", anInstant("2025-01-01T00:00:00Z"), "100");
    const back = other("rehire", "done", anInstant("2026-01-01T00:00:00Z"), "200");
    const second = other("leaver", "done", before, "300");
    const then = (...others: readonly OtherTicket[]) => kindsAt("2027-06-01T00:00:00Z", aMover(), ...others);

    expect(then(first, back)).toEqual([]);
    expect(then(first, back, second)).toEqual(["leaver-in-flight"]);
    expect(then(second, other("rehire", "open", day, "400"))).toEqual([]);
    expect(then(second, other("rehire", "open", after, "400"))).toEqual(["leaver-in-flight"]);
    expect(then(second, other("rehire", "open", day, "299"))).toEqual(["leaver-in-flight"]);
    expect(then(second, other("rehire", "cancelled", day, "400"))).toEqual(["leaver-in-flight"]);
    expect(then(second, { ...other("rehire", "open", day, "400"), approved: false })).toEqual(["leaver-in-flight"]);
    expect(then(second, { ...other("rehire", "open", day, "400"), approved: true })).toEqual([]);
    // A hire that a newer termination ended is not woken by a rehire to come.
    const ended = other("leaver", "open", anInstant("2027-02-10T00:00:00Z"), "20000");
    const to = (at: string) => kindsAt(at, aJoiner(), ended, other("rehire", "open", day, "20001"));
    expect(to("2027-05-31T23:59:59Z")).toEqual(["leaver-in-flight"]);
    expect(to("2027-06-01T00:00:00Z")).toEqual([]);
  });

  it("does not wake somebody whom a newer ticket ends before they start, or has ended by now", () => {
    const early = anInstant("2027-02-10T00:00:00Z");
    const older = other("leaver", "open", early, "9000");

    for (const request of [aJoiner(), rehire]) {
      expect(kinds(request, other("leaver", "open", early))).toEqual(["leaver-in-flight"]);
      expect(kinds(request, other("leaver", "done", early))).toEqual(["leaver-in-flight"]);
      expect(kinds(request, other("leaver", "cancelled", early))).toEqual([]);
      expect(kinds(request, older)).toEqual([]);
      // Hired for a time: the end comes after the start, and until then the person works.
      const fixedTerm = anObservation({ otherTickets: [other("leaver", "open", after)] });
      expect(standInTheWay(request, fixedTerm, before)).toEqual([]);
      expect(standInTheWay(request, fixedTerm, after).map(({ kind }) => kind)).toEqual(["leaver-in-flight"]);
    }
  });

  it("stops a hire under an earlier ticket for the same hire, not under a later one", () => {
    expect(kinds(aJoiner(), other("joiner", "done", after, "10000"))).toEqual(["duplicate-ticket"]);
    expect(kinds(aJoiner(), other("joiner", "open", before, "10002"))).toEqual([]);
    expect(kinds(aJoiner(), other("mover", "open", before, "10000"))).toEqual([]);
    expect(kinds(aJoiner(), other("joiner", "cancelled", after, "10000"))).toEqual([]);
  });
});

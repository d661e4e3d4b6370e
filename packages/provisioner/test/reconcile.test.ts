import { describe, expect, it } from "vitest";
import { signWord } from "../src/approval/signed-word.ts";
import type { Company } from "../src/company/company.ts";
import { applyReconciliation } from "../src/workforce/apply-reconciliation.ts";
import { explainAccess } from "../src/workforce/explain-access.ts";
import { type Reconciled, reconcile } from "../src/workforce/reconcile.ts";
import { takeBatchWord } from "../src/workforce/take-batch-word.ts";
import { aWorkforce, DATA, SALES, STAFF, type WorkforceAtWork } from "./a-workforce.ts";

const CORRECTING: Partial<Company> = {
  reconcile: {
    answers: {
      "by-hand": { do: "correct", noticeDays: 0 },
      "left-over": { do: "correct", noticeDays: 0 },
      missing: { do: "correct", noticeDays: 0 },
    },
  },
};

const look = async ({ ports, company }: Pick<WorkforceAtWork, "ports" | "company">) =>
  (await reconcile(ports, company))._unsafeUnwrap();
const compared = async (at: Pick<WorkforceAtWork, "ports" | "company">) => {
  const found = await look(at);
  if (found.kind !== "compared") throw new Error(found.sentences.join(" "));
  return found;
};
const apply = async ({ ports, company }: Pick<WorkforceAtWork, "ports" | "company">, hash: string) =>
  (await applyReconciliation(ports, company, { hash }))._unsafeUnwrap();
const found = (report: Extract<Reconciled, { kind: "compared" }>) =>
  report.decided.map(({ difference: { kind, person, target } }) => `${kind} ${person} ${target}`);

describe("reconcile", () => {
  it("finds nothing where everybody has what the table says, and enters the same comparison once", async () => {
    const at = await aWorkforce();

    const first = await compared(at);
    await compared(at);

    expect(first).toMatchObject({ people: 20, groups: 3, memberships: 40, differing: 0, decided: [] });
    expect(at.ports.ledger.entries.filter(({ event }) => event === "compared")).toHaveLength(1);
  });

  it("finds exactly what was done by hand", async () => {
    const at = await aWorkforce();
    at.give("00u03", SALES);
    at.take("00u12", SALES);
    at.change("00u15", (one) => ({ ...one, profile: { ...one.profile, department: "Data" } }));

    expect(found(await compared(at))).toEqual([
      `by-hand 00u03 ${SALES}`,
      `left-over 00u15 ${SALES}`,
      `missing 00u15 ${DATA}`,
      `taken-by-hand 00u12 ${SALES}`,
    ]);
  });

  it("asks of what a rule seems to give whether it does", async () => {
    const rule = { id: "0prx", groupId: SALES, name: "Sales", attribute: "cost", value: "7" };
    const at = await aWorkforce({}, { groupRules: [rule] });
    at.give("00u03", SALES);
    at.change("00u04", (one) => ({ ...one, profile: { ...one.profile, cost: "7" } }));

    expect(found(await compared(at))).toEqual([`by-hand 00u03 ${SALES}`, `by-rule 00u04 ${SALES}`]);
  });

  it("carries out exactly what was read, reads it back, and has nothing left", async () => {
    const at = await aWorkforce(CORRECTING);
    await compared(at);
    at.give("00u03", SALES);
    at.change("00u15", (one) => ({ ...one, profile: { ...one.profile, department: "Data" } }));
    const { batch } = await compared(at);

    const applied = await apply(at, batch.hash);

    expect(applied).toMatchObject({
      kind: "applied",
      people: [
        { accountId: "00u03", done: 1, failed: [], left: 0 },
        { accountId: "00u15", done: 2, failed: [], left: 0 },
      ],
    });
    expect(at.account("00u15").memberships.map(({ groupId }) => groupId)).toEqual([STAFF, DATA]);
    expect(await compared(at)).toMatchObject({ differing: 0, batch: { plans: [] } });
    const confirmed = at.ports.ledger.entries
      .filter(({ ticketId }) => ticketId === "reconcile")
      .map(({ event }) => event);
    expect(confirmed).toEqual([
      "compared",
      "compared",
      "step-started",
      "step-confirmed",
      "step-started",
      "step-confirmed",
      "step-started",
      "step-confirmed",
      "run-ended",
      "compared",
    ]);
  });

  it("refuses another hash, and does nothing", async () => {
    const at = await aWorkforce(CORRECTING);
    at.give("00u03", SALES);

    const refused = await applyReconciliation(at.ports, at.company, { hash: "0".repeat(64) });

    expect(refused._unsafeUnwrapErr().kind).toBe("stale-hash");
    expect(at.account("00u03").memberships).toHaveLength(3);
  });

  it("leaves alone what is not as it was when it was read", async () => {
    const at = await aWorkforce(CORRECTING);
    await compared(at);
    at.give("00u03", SALES);
    at.give("00u04", SALES);
    const { batch } = await compared(at);
    const answer = at.ports.directory.answer;
    const directory: typeof at.ports.directory = {
      ...at.ports.directory,
      // Between the comparison and the writing the person moves to Sales.
      answer: (questions) => {
        if (questions.person.logins.includes("p4@jupiter.example")) {
          at.change("00u04", (one) => ({ ...one, profile: { ...one.profile, department: "Sales" } }));
        }
        return answer(questions);
      },
    };

    const applied = await apply({ ...at, ports: { ...at.ports, directory } }, batch.hash);

    expect(applied).toMatchObject({
      people: [
        { accountId: "00u03", done: 1 },
        { accountId: "00u04", done: 0, left: 1 },
      ],
    });
    expect(at.account("00u04").memberships.map(({ groupId }) => groupId)).toContain(SALES);
  });

  it("gives a notice its days, counted from the comparison that told of it, and begins anew when it was gone between", async () => {
    const at = await aWorkforce({ reconcile: { answers: { "by-hand": { do: "correct", noticeDays: 7 } } } });
    await compared(at);
    at.give("00u03", SALES);

    const told = await compared(at);
    at.ports.clock.moveTo("2027-09-05T10:00:00Z");
    at.take("00u03", SALES);
    await compared(at);
    at.give("00u03", SALES);
    await compared(at);
    at.ports.clock.moveTo("2027-09-10T10:00:00Z");
    const tooSoon = await compared(at);
    at.ports.clock.moveTo("2027-09-12T10:00:00Z");
    const over = await compared(at);

    expect(told.decided).toMatchObject([{ kind: "notify", correctAt: "2027-09-08T10:00:00.000Z" }]);
    expect(tooSoon.decided).toMatchObject([{ kind: "notify", correctAt: "2027-09-12T10:00:00.000Z" }]);
    expect(over.decided).toMatchObject([{ kind: "correct" }]);
    expect((await apply(at, over.batch.hash)).kind).toBe("applied");
    expect(at.account("00u03").memberships).toHaveLength(2);
  });

  it("tells a mailbox once when a notice begins, and lets none begin whose mail nobody took", async () => {
    const tell = ["iam@jupiter.example"];
    const at = await aWorkforce({ reconcile: { tell, answers: { "by-hand": { do: "correct", noticeDays: 7 } } } });
    await compared(at);
    at.give("00u03", SALES);

    await compared(at);
    await compared(at);

    expect(at.ports.mailer.sent).toMatchObject([
      { to: "iam@jupiter.example", subject: "An access is about to be corrected" },
    ]);
  });

  it("takes an exception over once, with an owner and an end, and asks somebody when it has ended", async () => {
    const adopt = { do: "adopt", owner: "cto@jupiter.example", days: 30 } as const;
    const at = await aWorkforce({ reconcile: { answers: { "by-hand": adopt } } });
    await compared(at);
    at.give("00u03", SALES);

    const { batch } = await compared(at);
    expect(await apply(at, batch.hash)).toMatchObject({ kind: "applied", adopted: 1, people: [] });
    expect(await compared(at)).toMatchObject({ differing: 0, excepted: 1 });
    at.ports.clock.moveTo("2027-10-02T10:00:00Z");
    const over = await compared(at);

    expect(over.decided).toMatchObject([{ kind: "report", because: expect.stringContaining("cto@jupiter.example") }]);
    expect(at.account("00u03").memberships).toHaveLength(3);
  });

  it("waits for an approval where the company wants one, and counts it for what is left after a cut", async () => {
    const at = await aWorkforce({ ...CORRECTING, approval: { exempt: [] } });
    await compared(at);
    at.give("00u03", SALES);
    at.give("00u04", SALES);
    const { batch } = await compared(at);
    expect(await apply(at, batch.hash)).toMatchObject({ kind: "not-approved", approval: { kind: "needed" } });

    await at.ports.ledger.append({
      at: at.ports.clock.now(),
      ticketId: "reconcile",
      ticketKey: "reconcile",
      runId: "word",
      event: "approved",
      actor: "key:ciso",
      body: { id: "1", hash: batch.hash, at: at.ports.clock.now(), email: "ciso@jupiter.example" },
    });
    // Somebody else did half of it meanwhile.
    at.take("00u03", SALES);

    expect(await apply(at, batch.hash)).toMatchObject({ kind: "applied", people: [{ accountId: "00u04", done: 1 }] });
    expect(explainAccess(at.ports.ledger.entries, "00u04", SALES)).toMatchObject({
      direction: "taken",
      ticket: { key: "reconcile" },
      causes: [{ kind: "no-row", rowIds: ["sales"] }],
      approvals: [{ by: "key:ciso", email: "ciso@jupiter.example" }],
      seen: "The account is not in the group.",
    });
  });

  it("lets nobody approve a batch they are in", async () => {
    const at = await aWorkforce({ ...CORRECTING, approval: { exempt: [] } });
    await compared(at);
    at.give("00u03", SALES);
    const { batch } = await compared(at);
    const body = { id: "1", hash: batch.hash, at: at.ports.clock.now(), email: "p3@jupiter.example" };
    const { clock, ledger } = at.ports;
    await ledger.append({
      at: clock.now(),
      ticketId: "reconcile",
      ticketKey: "reconcile",
      runId: "w",
      event: "approved",
      actor: "key:x",
      body,
    });

    expect(await apply(at, batch.hash)).toMatchObject({ kind: "not-approved" });
    expect(at.account("00u03").memberships).toHaveLength(3);
  });

  it("takes signed words about a batch: two people release a brake, an unknown hash is refused", async () => {
    const secret = "0123456789abcdef0123456789abcdef";
    const keys = Object.fromEntries(
      ["ciso", "cto"].map((id) => [id, { algorithm: "hmac-sha256" as const, person: `${id}@jupiter.example`, secret }]),
    );
    const at = await aWorkforce({ ...CORRECTING, approval: { exempt: [], keys } }, { tickets: false });
    at.give("00u03", SALES);
    const { batch } = await compared(at);
    const says = async (keyId: string, says: "approve" | "release", hash = batch.hash) => {
      const person = `${keyId}@jupiter.example`;
      const word = {
        says,
        ticketId: "reconcile",
        hash,
        keyId,
        person,
        at: at.ports.clock.now(),
        reason: "We looked at it.",
      };
      const signed = signWord(word, { algorithm: "hmac-sha256", secret })._unsafeUnwrap();
      return takeBatchWord(at.ports, at.company, signed);
    };
    expect(await apply(at, batch.hash)).toMatchObject({ kind: "held" });

    expect((await says("ciso", "release"))._unsafeUnwrap()).toEqual({ says: "release", stillNeeded: 1 });
    expect((await says("ciso", "release"))._unsafeUnwrap()).toEqual({ says: "release", stillNeeded: 1 });
    expect((await says("cto", "release"))._unsafeUnwrap()).toEqual({ says: "release", stillNeeded: 0 });
    expect(await apply(at, batch.hash)).toMatchObject({ kind: "not-approved" });
    expect((await says("cto", "approve", "f".repeat(64)))._unsafeUnwrapErr().kind).toBe("stale-hash");
    await says("cto", "approve");

    expect(await apply(at, batch.hash)).toMatchObject({ kind: "applied", people: [{ done: 1 }] });
  });

  it("does not touch somebody another run works on", async () => {
    const at = await aWorkforce(CORRECTING);
    await compared(at);
    at.give("00u03", SALES);
    const { batch } = await compared(at);
    const { accountKey } = await import("../src/knowledge/person-key.ts");
    const until = "2027-09-01T11:00:00.000Z" as never;
    await at.ports.locks.take(
      `person:${accountKey("jupiter.okta.com", at.account("00u03"))}`,
      at.ports.clock.now(),
      until,
    );

    expect(await apply(at, batch.hash)).toMatchObject({ people: [{ accountId: "00u03", busy: true, done: 0 }] });
  });
});

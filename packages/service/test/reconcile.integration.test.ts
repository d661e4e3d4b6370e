import type { Difference } from "@tenure/lifecycle-rules";
import { managedTargets } from "@tenure/lifecycle-rules";
import { addUserToGroup, createOktaClient, removeUserFromGroup } from "@tenure/okta-client";
import { table } from "@tenure-examples/jupiter";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCompany, type Company } from "./a-company.ts";
import { ana, hire, move, termination } from "./tickets.ts";

/** Histories tried; each is a company of its own. */
const RUNS = Number(process.env["RECONCILE_RUNS"] ?? 4);

const at0 = { do: "correct", noticeDays: 0 } as const;
const policy = table._unsafeUnwrap();
const GROUPS = [...managedTargets(policy).groups.keys()].toSorted();

const company = () =>
  aCompany({
    okta: { searchLagMs: [0, 0], rateLimits: "off" },
    settings: { reconcile: { answers: { "by-hand": at0, "left-over": at0, expired: at0, excluded: at0 } } },
  });

/** What happened to Ana before somebody went to the console: nothing, a hire, also a move, also a termination. */
async function live({ file, liveUntil, sandbox }: Company, chapters: number) {
  if (chapters > 0) {
    await file("11", hire);
    await liveUntil("2027-01-05T00:00:00.000Z");
  }
  if (chapters > 1) {
    await sandbox.clock.advanceTo("2027-05-03T07:30:00.000Z");
    await file("12", move);
    await liveUntil("2027-06-30T00:00:00.000Z");
  }
  if (chapters > 2) {
    await sandbox.clock.advanceTo("2027-09-14T14:47:00.000Z");
    await file("13", termination);
    await liveUntil("2027-09-15T00:00:00.000Z");
  }
}

/** An administrator at the console: puts somebody into a group, or takes them out. */
async function byHand({ sandbox }: Company, deed: typeof addUserToGroup, groupId: string, userId: string) {
  const { clock, okta } = sandbox;
  const { clientId, privateKey } = okta;
  const client = createOktaClient({
    orgUrl: okta.url,
    // A token of the console would have gone stale in the months of a story.
    auth: { kind: "private-key", clientId, privateKey, scopes: ["okta.groups.manage"] },
    now: clock.now,
    wait: (ms) => clock.advance(ms),
  });
  (await deed(client, groupId, userId))._unsafeUnwrap();
  await clock.settle();
}

async function compared({ tenure }: Company) {
  const found = (await tenure.everybody.reconcile())._unsafeUnwrap();
  if (found.kind !== "compared") throw new Error(found.sentences.join(" "));
  return found;
}

const keyOf = ({ kind, person, target }: Difference) => `${kind} ${person} ${target}`;

describe("reconcile", () => {
  it("finds exactly what was done by hand, after whatever history, and leaves nothing of it to a second run", async () => {
    const history = fc.record({
      chapters: fc.nat({ max: 3 }),
      deeds: fc.array(fc.record({ who: fc.nat(), group: fc.nat() }), { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(history, async ({ chapters, deeds }) => {
        const at = await company();
        await live(at, chapters);
        const before = new Set((await compared(at)).decided.map(({ difference }) => keyOf(difference)));
        const people = at.sandbox.okta.state.users().filter(({ login }) => !login.startsWith("sandbox"));
        const expected = new Set(before);

        for (const { who, group } of deeds) {
          const person = people[who % people.length];
          const groupId = GROUPS[group % GROUPS.length] ?? "";
          // Who is out of the company is nobody's to give something by hand.
          if (person === undefined || person.status === "DEPROVISIONED") continue;
          const held = at.sandbox.okta.state.user(person.id)?.groups.find(({ id }) => id === groupId);
          await byHand(at, held === undefined ? addUserToGroup : removeUserFromGroup, groupId, person.id);
          const ours = person.login === ana && person.groups.some(({ id }) => id === groupId);
          const was = person.groups.some(({ id }) => id === groupId);
          const key = was
            ? `${ours ? "taken-by-hand" : "missing"} ${person.id} ${groupId}`
            : `by-hand ${person.id} ${groupId}`;
          if (expected.has(key)) expected.delete(key);
          else expected.add(key);
        }

        const found = await compared(at);
        expect(found.decided.map(({ difference }) => keyOf(difference)).toSorted()).toEqual([...expected].toSorted());
        const applied = (await at.tenure.everybody.applyReconciliation({ hash: found.batch.hash }))._unsafeUnwrap();
        expect(applied).toMatchObject({ kind: "applied" });
        const again = await compared(at);
        expect(again.batch.plans).toEqual([]);
        expect(again.decided.every(({ kind }) => kind === "report")).toBe(true);
        const second = (await at.tenure.everybody.applyReconciliation({ hash: again.batch.hash }))._unsafeUnwrap();
        expect(second).toMatchObject({ kind: "applied", people: [] });
        expect((await at.tenure.ledger.verify())._unsafeUnwrap().kind).toBe("intact");
      }),
      { numRuns: RUNS, seed: 20261125 },
    );
  }, 300_000);
});

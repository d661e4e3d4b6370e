import { describe, expect, it } from "vitest";
import { type Cut, cutPorts } from "../src/testing/cut-ports.ts";
import { applyReconciliation } from "../src/workforce/apply-reconciliation.ts";
import { reconcile } from "../src/workforce/reconcile.ts";
import { aWorkforce, SALES, STAFF } from "./a-workforce.ts";

const at0 = { do: "correct", noticeDays: 0 } as const;

/** Three people differ; what they hold and what the ledger says of it in the end. */
async function story(cut?: Cut) {
  const at = await aWorkforce({ reconcile: { answers: { "by-hand": at0, "left-over": at0, missing: at0 } } });
  (await reconcile(at.ports, at.company))._unsafeUnwrap();
  at.give("00u03", SALES);
  at.give("00u04", SALES);
  at.change("00u15", (one) => ({ ...one, profile: { ...one.profile, department: "Data" } }));
  const report = (await reconcile(at.ports, at.company))._unsafeUnwrap();
  if (report.kind !== "compared") throw new Error("nothing was compared");
  const { hash } = report.batch;
  const first = cutPorts(at.ports, cut);
  const ran = applyReconciliation({ ...first.ports, workforce: at.ports.workforce }, at.company, { hash });
  await Promise.race([ran, first.dead]);
  if (cut !== undefined) {
    // The lease of whoever died has run out.
    at.ports.clock.moveTo("2027-09-01T10:10:00Z");
    const again = (await applyReconciliation(at.ports, at.company, { hash }))._unsafeUnwrap();
    expect(again.kind).toBe("applied");
  }
  const confirmed = at.ports.ledger.entries.filter(
    ({ ticketId, event }) => ticketId === "reconcile" && event === "step-confirmed",
  );
  return {
    calls: first.calls.length,
    held: at.ports.directory
      .accounts()
      .map(({ id, memberships }) => [id, memberships.map(({ groupId }) => groupId).toSorted()]),
    confirmed: confirmed
      .map(({ accountId, body }) => `${accountId} ${JSON.stringify(body).match(/"id":"([^"]+)"/)?.[1]}`)
      .toSorted(),
  };
}

describe("a reconciliation that dies", () => {
  it("ends, by the same hash, where an undisturbed one ends, whenever it died; and the ledger has every step once", async () => {
    const whole = await story();
    expect(whole.confirmed).toHaveLength(4);
    expect(whole.held.find(([id]) => id === "00u15")?.[1]).toContain(STAFF);
    for (let call = 0; call < whole.calls; call += 1) {
      for (const when of ["before", "after"] as const) {
        const { held, confirmed } = await story({ call, when });
        expect(held, `cut ${when} call ${call}`).toEqual(whole.held);
        expect(confirmed, `cut ${when} call ${call}`).toEqual(whole.confirmed);
      }
    }
  });
});

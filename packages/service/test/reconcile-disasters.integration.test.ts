import { describe, expect, it } from "vitest";
import { aCompany, type Company } from "./a-company.ts";

const at0 = { do: "correct", noticeDays: 0 } as const;
const settings = { reconcile: { answers: { "by-hand": at0, "left-over": at0, missing: at0, excluded: at0 } } };
const okta = { searchLagMs: [0, 0] as [number, number], rateLimits: "off" as const };

/** Everything an org holds of people's access, and how much ever happened in it. */
const state = ({ sandbox }: Company) => ({
  held: sandbox.okta.state.users().map(({ id, groups, apps, status }) => [id, status, groups, apps]),
  changes: sandbox.okta.state.log().filter(({ eventType }) => /membership\.(add|remove)|lifecycle/.test(eventType))
    .length,
});

/** Looks, tries to carry out what was planned, and answers why nothing was. */
async function survive(at: Company): Promise<readonly string[]> {
  const before = state(at);
  const found = (await at.tenure.everybody.reconcile())._unsafeUnwrap();
  const hash = found.kind === "compared" ? found.batch.hash : "0".repeat(64);
  const applied = (await at.tenure.everybody.applyReconciliation({ hash }))._unsafeUnwrap();
  expect(state(at)).toEqual(before);
  if (applied.kind === "stopped") return applied.sentences;
  return applied.kind === "held" ? applied.brakes.map(({ sentence }) => sentence) : [applied.kind];
}

describe("a reconciliation against an org in trouble", () => {
  it("writes nothing when Okta answers 200 [] for people, then for members", async () => {
    let empty: RegExp | undefined;
    const answering: typeof fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      const pathname = new URL(url).pathname;
      if (empty?.test(pathname) !== true) return fetch(input, init);
      return new Response("[]", { headers: { "content-type": "application/json" } });
    };
    const at = await aCompany({ okta, settings, fetch: answering });
    expect((await at.tenure.everybody.reconcile())._unsafeUnwrap().kind).toBe("compared");

    empty = /^\/api\/v1\/users$/;
    expect(await survive(at)).toEqual(["The read came back empty; nothing is concluded from it."]);
    empty = /^\/api\/v1\/groups$/;
    expect((await survive(at))[0]).toMatch(/^None of the \d+ groups of the table was found/);
    empty = /^\/api\/v1\/groups\/[^/]+\/users$/;
    expect((await survive(at))[0]).toMatch(/^\d+ lists of members came back empty/);
  });

  it("writes nothing with the table of another org", async () => {
    const at = await aCompany({ okta, settings: { ...settings, okta: { org: "jupiter.oktapreview.com" } } });

    expect(await survive(at)).toEqual([
      'The table "jupiter" is written for jupiter.okta.com, but this is jupiter.oktapreview.com.',
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { applyReview } from "../src/workforce/apply-review.ts";
import { closeReview } from "../src/workforce/close-review.ts";
import { decideReview } from "../src/workforce/decide-review.ts";
import { openReview } from "../src/workforce/open-review.ts";
import { reconcile } from "../src/workforce/reconcile.ts";
import { aWorkforce, SALES, STAFF } from "./a-workforce.ts";

/** A review of Sales by the owners of rows, of a company where somebody of Data was given it by hand. */
async function opened() {
  const at = await aWorkforce();
  at.give("00u03", SALES);
  const draft = { id: "2027-q3", ask: "owner", targets: new Set([SALES]) } as const;
  const review = (await openReview(at.ports, at.company, draft))._unsafeUnwrap();
  if (review.kind !== "opened") throw new Error(review.sentences.join(" "));
  const reviewer = "cro@jupiter.example";
  const keepAll = review.campaign.lists.flatMap(({ items }) =>
    items.map(({ id: item }) => ({ item, reviewer, decision: "keep" as const, reason: "they sell" })),
  );
  return { ...at, campaign: review.campaign, digest: review.digest, reviewer, keepAll };
}

describe("an access review", () => {
  it("lists who has what, with what nobody can explain first, and tells the ledger no name", async () => {
    const { campaign, ports } = await opened();

    expect(campaign.lists).toHaveLength(1);
    expect(campaign.lists[0]?.items).toHaveLength(11);
    expect(campaign.lists[0]?.items[0]).toMatchObject({ login: "p3@jupiter.example", how: "by-hand", rows: [] });
    expect(campaign.lists[0]?.items[1]).toMatchObject({ how: "ours", rows: ["sales"] });
    const entry = ports.ledger.entries.find(({ event }) => event === "review-opened");
    expect(entry).toMatchObject({ ticketId: "review:2027-q3", body: { items: 11, lists: 1, unassigned: 0 } });
    expect(JSON.stringify(entry)).not.toContain("@jupiter");
  });

  it("takes a decision only from whom it was put before, and with a reason where one is needed", async () => {
    const { ports, campaign, reviewer } = await opened();
    const item = `00u03 ${SALES}`;
    const say = async (said: object) =>
      (await decideReview(ports, campaign, [{ item, reviewer, decision: "keep", reason: "", ...said } as never])).match(
        () => "taken",
        ({ kind }) => kind,
      );

    expect(await say({})).toBe("no-reason");
    expect(await say({ reviewer: "cto@jupiter.example", reason: "why not" })).toBe("not-the-reviewer");
    expect(await say({ item: "nobody nothing" })).toBe("unknown-item");
    expect(await say({ reason: "covers for a colleague" })).toBe("taken");
  });

  it("is open until everything is decided, and refuses lists that were edited", async () => {
    const { ports, company, campaign, keepAll } = await opened();
    await decideReview(ports, campaign, keepAll.slice(1));

    const early = (await closeReview(ports, company, campaign))._unsafeUnwrap();
    const [first] = campaign.lists;
    const edited = { ...campaign, lists: [{ reviewer: first?.reviewer ?? "", items: first?.items.slice(1) ?? [] }] };

    expect(early).toMatchObject({ kind: "open-questions", problems: [{ kind: "undecided", item: `00u03 ${SALES}` }] });
    expect((await closeReview(ports, company, edited))._unsafeUnwrapErr().kind).toBe("stale-hash");
  });

  it("plans what is revoked, takes it by its hash, reads it back, and can be asked why ever after", async () => {
    const { ports, company, campaign, keepAll, reviewer, account } = await opened();
    await decideReview(ports, campaign, keepAll);
    // They changed their mind: the later word counts.
    const item = `00u03 ${SALES}`;
    await decideReview(ports, campaign, [{ item, reviewer, decision: "revoke", reason: "moved to Data" }]);

    const closed = (await closeReview(ports, company, campaign))._unsafeUnwrap();
    if (closed.kind !== "closed") throw new Error(closed.kind);
    expect(closed).toMatchObject({ kept: 10, revoked: 1, brakes: [], atTheSource: [] });
    expect((await applyReview(ports, company, campaign, "0".repeat(64)))._unsafeUnwrapErr().kind).toBe("stale-hash");
    const applied = (await applyReview(ports, company, campaign, closed.batch.hash))._unsafeUnwrap();

    expect(applied).toMatchObject({ kind: "applied", people: [{ accountId: "00u03", done: 1, left: 0 }] });
    expect(account("00u03").memberships).toHaveLength(2);
    const again = (await applyReview(ports, company, campaign, closed.batch.hash))._unsafeUnwrap();
    expect(again).toMatchObject({ kind: "applied", people: [] });
  });

  it("stops at the same brakes as a reconciliation, and waits for the same approval", async () => {
    const { ports, company, campaign, keepAll } = await opened();
    const revokeAll = keepAll.map((one) => ({ ...one, decision: "revoke" as const, reason: "all of them" }));
    await decideReview(ports, campaign, revokeAll);
    const strict = { ...company, approval: { exempt: [] } };
    const closed = (await closeReview(ports, company, campaign))._unsafeUnwrap();
    const hash = closed.kind === "closed" ? closed.batch.hash : "";

    expect((await applyReview(ports, company, campaign, hash))._unsafeUnwrap()).toMatchObject({
      kind: "held",
      brakes: [{ kind: "max-share", sentence: '11 of 11 people would lose "Sales"; 50 % may at once.' }],
    });
    await decideReview(ports, campaign, keepAll.slice(1));
    const one = (await closeReview(ports, strict, campaign))._unsafeUnwrap();
    const small = one.kind === "closed" ? one.batch.hash : "";
    expect((await applyReview(ports, strict, campaign, small))._unsafeUnwrap()).toMatchObject({ kind: "not-approved" });
  });

  it("is not undone by the next reconciliation, although a row still grants it", async () => {
    const at0 = { do: "correct", noticeDays: 0 } as const;
    const at = await aWorkforce({ reconcile: { answers: { missing: at0 } } });
    const draft = { id: "q4", ask: "owner", targets: new Set([STAFF]) } as const;
    const review = (await openReview(at.ports, at.company, draft))._unsafeUnwrap();
    if (review.kind !== "opened") throw new Error("not opened");
    const said = review.campaign.lists.flatMap(({ reviewer, items }) =>
      items.map(({ id: item }) => {
        const gone = item.startsWith("00u03");
        return { item, reviewer, decision: gone ? ("revoke" as const) : ("keep" as const), reason: "looked at" };
      }),
    );
    await decideReview(at.ports, review.campaign, said);
    const closed = (await closeReview(at.ports, at.company, review.campaign))._unsafeUnwrap();
    const hash = closed.kind === "closed" ? closed.batch.hash : "";
    await applyReview(at.ports, at.company, review.campaign, hash);

    const found = (await reconcile(at.ports, at.company))._unsafeUnwrap();

    expect(found).toMatchObject({ batch: { plans: [] }, byKind: { "taken-by-hand": 1 } });
    expect((await openReview(at.ports, at.company, draft)).isErr()).toBe(true);
  });

  it("asks somebody named about what nobody answers for", async () => {
    const at = await aWorkforce();
    const draft = { id: "m", ask: "manager", targets: new Set([SALES]), otherwise: "ciso@jupiter.example" } as const;

    const review = (await openReview(at.ports, at.company, draft))._unsafeUnwrap();

    expect(review).toMatchObject({
      campaign: { unassigned: [], lists: [{ reviewer: "ciso@jupiter.example", items: { length: 10 } }] },
    });
  });
});

import { defineTable } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import type { Company } from "../src/company/company.ts";
import { applyReconciliation } from "../src/workforce/apply-reconciliation.ts";
import { reconcile } from "../src/workforce/reconcile.ts";
import type { Workforce } from "../src/workforce/workforce.ts";
import { aWorkforce, DATA, SALES, WORKFORCE_TABLE, type WorkforceAtWork, workforceOf } from "./a-workforce.ts";

const at0 = { do: "correct", noticeDays: 0 } as const;
const BOLD: Partial<Company> = {
  reconcile: { answers: { "by-hand": at0, "left-over": at0, missing: at0, excluded: at0, expired: at0 } },
};

/**
 * What a disaster comes to: looks twice (a disaster lasts), tries to carry out whatever was planned, and counts the
 * writes.
 */
async function survive({ ports, company }: Pick<WorkforceAtWork, "ports" | "company">) {
  let writes = 0;
  const directory: typeof ports.directory = {
    ...ports.directory,
    carryOut: (...args) => {
      writes += 1;
      return ports.directory.carryOut(...args);
    },
  };
  const all = { ...ports, directory };
  await reconcile(all, company);
  const found = (await reconcile(all, company))._unsafeUnwrap();
  const hash = found.kind === "compared" ? found.batch.hash : "0".repeat(64);
  const applied = (await applyReconciliation(all, company, { hash }))._unsafeUnwrap();
  const sentences =
    applied.kind === "stopped"
      ? applied.sentences
      : applied.kind === "held"
        ? applied.brakes.map((one) => one.sentence)
        : [];
  return { kind: applied.kind, sentences, writes };
}

/** A company whose last comparison was in order. */
async function settled(company: Partial<Company> = BOLD) {
  const at = await aWorkforce(company);
  (await reconcile(at.ports, at.company))._unsafeUnwrap();
  return at;
}

const empty = async function* (): ReturnType<Workforce["people"]> {};

describe("the classic disasters write nothing", () => {
  it("while an ordinary difference is corrected", async () => {
    const at = await settled();
    at.give("00u03", SALES);

    expect(await survive(at)).toEqual({ kind: "applied", writes: 1, sentences: [] });
  });

  it("an empty HR feed, which leaves everybody without a department", async () => {
    const at = await settled();
    for (const { id } of at.ports.directory.accounts()) {
      at.change(id, (one) => ({ ...one, profile: { employeeNumber: one.profile["employeeNumber"] ?? "" } }));
    }

    expect(await survive(at)).toMatchObject({
      kind: "stopped",
      writes: 0,
      sentences: [
        "department is filled in for 0 people, and was for 20: whatever fills it has not.",
        "location is filled in for 0 people, and was for 20: whatever fills it has not.",
      ],
    });
  });

  it("an empty HR feed on the very first look", async () => {
    const at = await aWorkforce(BOLD);
    for (const { id } of at.ports.directory.accounts()) at.change(id, (one) => ({ ...one, profile: {} }));

    const { kind, writes, sentences } = await survive(at);

    expect([kind, writes]).toEqual(["stopped", 0]);
    expect(sentences[0]).toBe(
      "Nobody has a value for department, which rows of the table test: whatever fills it has not.",
    );
  });

  it("a list of people that answers 200 []", async () => {
    const at = await settled();
    const workforce = { ...at.ports.workforce, people: empty };

    expect(await survive({ ...at, ports: { ...at.ports, workforce } })).toEqual({
      kind: "stopped",
      writes: 0,
      sentences: ["The read came back empty; nothing is concluded from it."],
    });
  });

  it("a list of people that is cut short", async () => {
    const at = await settled();
    const people: Workforce["people"] = async function* () {
      let left = 2;
      for await (const page of at.ports.workforce.people()) {
        if (left > 0) yield page;
        left -= 1;
      }
    };

    const { kind, writes, sentences } = await survive({
      ...at,
      ports: { ...at.ports, workforce: { ...at.ports.workforce, people } },
    });

    expect([kind, writes]).toEqual(["stopped", 0]);
    expect(sentences[0]).toContain("14 people were read where 20 were before");
  });

  it("a list of members that answers 200 []", async () => {
    const missing = { do: "correct", noticeDays: 0 } as const;
    const at = await settled({ reconcile: { answers: { missing } } });
    const members: Workforce["members"] = (id) => (id === DATA ? (empty() as never) : at.ports.workforce.members(id));

    expect(await survive({ ...at, ports: { ...at.ports, workforce: { ...at.ports.workforce, members } } })).toEqual({
      kind: "stopped",
      writes: 0,
      sentences: [`1 list of members came back empty: ${DATA} (10 before).`],
    });
  });

  it("a list of groups that answers 200 []", async () => {
    const at = await settled();
    const workforce = { ...at.ports.workforce, groups: () => empty() as never };

    expect((await survive({ ...at, ports: { ...at.ports, workforce } })).sentences).toEqual([
      "None of the 3 groups of the table was found; nothing is concluded from it.",
    ]);
  });

  it("a department that was renamed everywhere but in the table", async () => {
    const at = await settled();
    for (const { id, profile } of at.ports.directory.accounts()) {
      if (profile["department"] === "Data") {
        at.change(id, (one) => ({ ...one, profile: { ...one.profile, department: "Data & AI" } }));
      }
    }

    expect(await survive(at)).toEqual({
      kind: "stopped",
      writes: 0,
      sentences: [
        'Nobody has department "Data" any more (10 people had), and 10 people have "Data & AI", which no row names: it was renamed. Change the table first.',
      ],
    });
  });

  it("a department that was renamed before anybody ever compared", async () => {
    const at = await aWorkforce(BOLD);
    for (const { id, profile } of at.ports.directory.accounts()) {
      if (profile["department"] === "Data") {
        at.change(id, (one) => ({ ...one, profile: { ...one.profile, department: "Data & AI" } }));
      }
    }

    const { kind, writes, sentences } = await survive(at);

    expect([kind, writes]).toEqual(["held", 0]);
    expect(sentences).toContain('10 of 10 people would lose "Data"; 50 % may at once.');
  });

  it("a row that was deleted, while another keeps its group in the table", async () => {
    const at = await settled();
    const { name, org, rules, rows } = WORKFORCE_TABLE;
    const drafts = rows
      .filter(({ id }) => id !== "data")
      .map(({ conditions, ...row }) => ({
        ...row,
        when: Object.fromEntries(conditions.map(({ attribute, cell }) => [attribute, cell])),
      }));
    const table = defineTable({ name, org, rules, rows: drafts })._unsafeUnwrap();
    // Without the limit on shares, it is the row that stops it.
    const company = { ...at.company, table, reconcile: { ...at.company.reconcile, maxSharePercent: 100 } };

    expect(await survive({ ...at, company })).toMatchObject({
      kind: "held",
      writes: 0,
      sentences: [
        "Row data is gone from the table since an earlier comparison; 10 memberships it gave would be taken.",
      ],
    });
  });

  it("the table of the preview org, used on production", async () => {
    const at = await settled();
    const preview = { ...WORKFORCE_TABLE, org: "jupiter.oktapreview.com" };
    const ports = { ...at.ports, workforce: workforceOf(at.ports, WORKFORCE_TABLE) };

    expect(await survive({ ports, company: { ...at.company, table: preview } })).toEqual({
      kind: "stopped",
      writes: 0,
      sentences: ['The table "jupiter" is written for jupiter.oktapreview.com, but this is jupiter.okta.com.'],
    });
  });

  it("a first switch-on that would surprise people no ticket is about", async () => {
    const at = await aWorkforce(BOLD, { tickets: false });
    at.give("00u03", SALES);

    expect(await survive(at)).toMatchObject({
      kind: "held",
      writes: 0,
      sentences: [
        "Row sales was never seen without surprises, and would change 1 membership of people no ticket is about.",
      ],
    });
  });
});

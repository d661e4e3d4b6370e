import { describe, expect, it } from "vitest";
import type { HeldTarget } from "../drift/difference.ts";
import { anInstant, aTable } from "../testing/builders.ts";
import type { ReviewDecision } from "./campaign.ts";
import { closeCampaign } from "./close-campaign.ts";
import { type ReviewedMember, startCampaign } from "./start-campaign.ts";

const now = anInstant("2027-09-02T10:00:00Z");
const group = (groupId: string, name: string) => ({ kind: "group", groupId, name }) as const;
const table = aTable({
  rows: [
    { id: "staff", owner: "it@jupiter.example", reason: "everybody", grants: [group("00gstaff", "Staff")] },
    {
      id: "sales",
      owner: "cro@jupiter.example",
      reason: "sells",
      when: { department: "Sales" },
      grants: [group("00gsales", "Sales")],
    },
  ],
});
const held = (id: string, how: HeldTarget["how"] = "ours"): HeldTarget => ({ id, name: id.slice(3), how });
const ana: ReviewedMember = {
  id: "00u1",
  login: "ana@jupiter.example",
  status: "ACTIVE",
  attributes: { department: "Data" },
  held: [held("00gstaff"), held("00gsales", "by-hand"), held("00gclub", "rule"), held("00geveryone", "imported")],
  manager: "eva@jupiter.example",
};

const answer = (item: string, decision: "keep" | "revoke", reason = "discussed with Ana"): ReviewDecision => {
  return { item, reviewer: "eva@jupiter.example", decision, reason, at: now };
};

describe("startCampaign", () => {
  it("puts before a manager who has what and why, the unexplained first", () => {
    const { lists, unassigned } = startCampaign(table, [ana], { id: "2027-Q3", ask: "manager" }, now);

    expect(unassigned).toEqual([]);
    expect(
      lists.map(({ reviewer, items }) => [reviewer, items.map(({ target, how, rows }) => [target, how, rows])]),
    ).toEqual([
      [
        "eva@jupiter.example",
        [
          ["00gclub", "rule", []],
          ["00gsales", "by-hand", []],
          ["00gstaff", "ours", ["staff"]],
        ],
      ],
    ]);
  });

  it("asks the owner of the row that grants it or could, and leaves open what nobody answers for", () => {
    const { lists, unassigned } = startCampaign(table, [ana], { id: "2027-Q3", ask: "owner" }, now);

    expect(lists.map(({ reviewer, items }) => [reviewer, items.map(({ target }) => target)])).toEqual([
      ["cro@jupiter.example", ["00gsales"]],
      ["it@jupiter.example", ["00gstaff"]],
    ]);
    expect(unassigned.map(({ target }) => target)).toEqual(["00gclub"]);
  });

  it("lets nobody review themselves", () => {
    const { lists, unassigned } = startCampaign(
      table,
      [{ ...ana, manager: "Ana@Jupiter.example" }],
      { id: "x", ask: "manager" },
      now,
    );

    expect([lists.length, unassigned.length]).toEqual([0, 3]);
  });
});

describe("closeCampaign", () => {
  const campaign = startCampaign(table, [ana], { id: "2027-Q3", ask: "manager" }, now);

  it("turns what is revoked into steps, and says what only its source can end", () => {
    const decisions = [
      answer("00u1 00gclub", "revoke"),
      answer("00u1 00gsales", "revoke"),
      answer("00u1 00gstaff", "keep", ""),
    ];

    const [one] = closeCampaign(campaign, decisions, table)._unsafeUnwrap();

    expect(one?.steps.map(({ id }) => id)).toEqual(["remove-from-group:00gsales"]);
    expect(one?.steps[0]?.causes).toMatchObject([{ what: "revoked by eva@jupiter.example: discussed with Ana" }]);
    expect(one?.atTheSource.map(({ target }) => target)).toEqual(["00gclub"]);
  });

  it("says everything that is wrong at once", () => {
    const stranger = { ...answer("00u1 00gstaff", "keep"), reviewer: "ana@jupiter.example" };
    const decisions = [
      stranger,
      answer("00u1 00gsales", "keep", " "),
      answer("00u1 00gsales", "keep"),
      answer("nobody", "keep"),
    ];

    const problems = closeCampaign(campaign, decisions, table)._unsafeUnwrapErr();

    expect(problems.map(({ kind, item }) => [kind, item])).toEqual([
      ["not-the-reviewer", "00u1 00gstaff"],
      ["no-reason", "00u1 00gsales"],
      ["decided-twice", "00u1 00gsales"],
      ["unknown-item", "nobody"],
      ["undecided", "00u1 00gclub"],
      ["undecided", "00u1 00gstaff"],
    ]);
  });
});

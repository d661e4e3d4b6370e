import type { Instant } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import { holdersToText } from "./holders-to-text.ts";

const at = "2027-03-01T12:00:00+01:00" as Instant;
const names = new Map([["00g1", "dept-data"]]);

describe("holdersToText", () => {
  it("names people and groups by what they are called, and by their ids where nobody knows", () => {
    const holders = [
      { accountId: "00u1", login: "ana.silva@jupiter.example", targets: ["00g1", "00g2"] },
      { accountId: "00u2", targets: ["00g1"] },
    ];

    expect(holdersToText("dept-data", at, holders, names, { width: 80 })).toBe(
      [
        "2 people had something by dept-data at 2027-03-01 11:00 UTC.",
        "  ana.silva@jupiter.example  dept-data, 00g2",
        "  00u2                       dept-data",
        "The ledger knows what Tenure gave; what somebody gave by hand it does not know.",
        "",
      ].join("\n"),
    );
  });

  it("says nobody", () => {
    expect(holdersToText("dept-data", at, [], names, { width: 80 })).toMatch(/^Nobody had something by dept-data/);
  });
});

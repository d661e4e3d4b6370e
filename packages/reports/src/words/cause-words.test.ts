import type { Origin } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import { causeWords } from "./cause-words.ts";

const origin: Origin = { source: "field", id: "customfield_10103", label: "Department" };
const row = { kind: "row", rowId: "r1", owner: "it", reason: "why" } as const;

describe("causeWords", () => {
  it.each([
    [{ ...row, cells: [] }, "r1: everybody"],
    [{ ...row, cells: [{ attribute: "d", cell: "Data", value: "Data", origin }] }, "r1: Department = Data"],
    [{ ...row, cells: [{ attribute: "d", cell: "Data | Web", value: "Data", origin }] }, "r1: Department = Data"],
    [
      { ...row, cells: [{ attribute: "d", cell: "!Sales", value: "Data", origin }] },
      "r1: Department = Data (row: !Sales)",
    ],
    [
      { ...row, cells: [{ attribute: "d", cell: "GitLab", value: ["AWS", "GitLab"], origin }] },
      "r1: Department has GitLab",
    ],
    [
      { ...row, cells: [{ attribute: "d", cell: "Git* | !Web", value: ["AWS", "GitLab"], origin }] },
      "r1: Department has AWS, GitLab (row: Git* | !Web)",
    ],
    [{ kind: "no-row", rowIds: ["r1", "r2"] } as const, "no row grants it any more (was r1, r2)"],
    [{ kind: "request", what: "starts on 2027-03-01", origin } as const, "starts on 2027-03-01 (Department)"],
    [{ kind: "request", what: "Department", origin } as const, "Department"],
  ])("says %j as %s", (cause, words) => {
    expect(causeWords(cause)).toBe(words);
  });
});

import { type Attributes, why, whyNot } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import { aTable } from "../testing/a-table.ts";
import { whyNotToText, whyToText } from "./why-to-text.ts";

const plain = { width: 80, color: false };
const table = aTable();

function somebody(values: Readonly<Record<string, string>>): Attributes {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, origin: { source: "profile", id: name, label: name } },
    ]),
  );
}

describe("whyToText", () => {
  it("names row, cells, reason and owner", () => {
    const causes = why(table, somebody({ department: "Data", team: "Analytics" }), "00g00000000000000003");

    expect(whyToText(causes, plain)).toBe(
      "  analytics  department = Data, team = Analytics\n    Why analytics · it@jupiter.example\n",
    );
  });

  it("says when nothing gives it", () => {
    expect(whyToText([], plain)).toBe("No row of the table gives it.\n");
  });
});

describe("whyNotToText", () => {
  it.each([
    [
      "00g00000000000000001",
      { department: "Web" },
      "It is given:\n  everyone  everybody\n    Why everyone · it@jupiter.example\n",
    ],
    ["00gnobody", { department: "Web" }, "No row of the table gives it to anybody.\n"],
    [
      "00g00000000000000004",
      { department: "Web" },
      "It is privileged: asked for by a ticket of its own, with an end (production).\n",
    ],
    [
      "00g00000000000000003",
      { department: "Web" },
      "No row that gives it holds. Nearest first:\n  analytics\n    ✗ department is Web; the row asks for Data\n    ✗ team is not known; the row asks for Analytics\n    Why analytics · it@jupiter.example\n",
    ],
  ])("of %s for %j says %s", (target, values, words) => {
    expect(whyNotToText(whyNot(table, somebody(values), target), plain)).toBe(words);
  });
});

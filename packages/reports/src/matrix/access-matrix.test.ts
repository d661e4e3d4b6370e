import { describe, expect, it } from "vitest";
import { aTable } from "../testing/a-table.ts";
import { accessMatrix } from "./access-matrix.ts";
import { matrixToMarkdown } from "./matrix-to-markdown.ts";
import { matrixToText } from "./matrix-to-text.ts";

describe("accessMatrix", () => {
  it("tells everybody from some, from those who ask, and from nobody", () => {
    const { lines, values } = accessMatrix(aTable(), "department");

    expect(values).toEqual(["Data", "Web"]);
    expect(lines.map(({ cells, name }) => [name, ...cells])).toEqual([
      ["everyone", "everybody", "everybody"],
      ["dept-data", "everybody", "nobody"],
      ["team-analytics", "some", "nobody"],
      ["production", "on-request", "on-request"],
    ]);
  });

  it("has no columns for an attribute that no row asks for", () => {
    expect(accessMatrix(aTable(), "shoeSize").values).toEqual([]);
  });

  it("is drawn for a terminal", () => {
    expect(matrixToText(accessMatrix(aTable(), "department"), { width: 80, color: false })).toMatchInlineSnapshot(`
      "Access by department  ● everybody  ◐ some  ○ on request  · nobody
      1 Data   2 Web

                        1  2
      everyone          ●  ●
      dept-data         ●  ·
      team-analytics    ◐  ·
      production        ○  ○
      "
    `);
  });

  it("is drawn as Markdown", () => {
    expect(matrixToMarkdown(accessMatrix(aTable(), "department"))).toMatchInlineSnapshot(`
      "## Access by department

      ● everybody · ◐ some, other cells decide · ○ on request

      |  | Data | Web |
      | --- | :-: | :-: |
      | everyone | ● | ● |
      | dept-data | ● |  |
      | team-analytics | ◐ |  |
      | production | ○ | ○ |
      "
    `);
  });
});

import { impact } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import { aTable } from "../testing/a-table.ts";
import { impactToHtml } from "./impact-to-html.ts";
import { impactToMarkdown } from "./impact-to-markdown.ts";
import { impactToText } from "./impact-to-text.ts";

const table = aTable();
const without = { ...table, rows: table.rows.filter(({ id }) => id !== "data") };
const people = Array.from({ length: 7 }, (_, place) => ({
  id: `person-${place}@jupiter.example`,
  attributes: { department: place < 6 ? "Data" : "Web" },
}));

describe("impactToText", () => {
  it("says who loses what by which row, a few by name", () => {
    expect(impactToText(impact(table, without, people), { width: 80, color: false })).toMatchInlineSnapshot(`
      "6 of 7 people would gain or lose something.
        - dept-data 6 people by data (6)
          person-0@jupiter.example, person-1@jupiter.example,
          person-2@jupiter.example, person-3@jupiter.example,
          person-4@jupiter.example and 1 more
      "
    `);
  });

  it("says when a gain waits for the next ticket", () => {
    expect(impactToText(impact(without, table, people), { width: 120, color: false })).toContain(
      "dept-data 6 people by data (6); given with their next ticket, not at once",
    );
  });
});

describe("impactToMarkdown", () => {
  it("names groups and rows, and no person", () => {
    expect(impactToMarkdown(impact(table, without, people))).toMatchInlineSnapshot(`
      "**6 of 7 people** would gain or lose something.

      | | What | People | Before → after | By row |
      | --- | --- | --: | --: | --- |
      | loses | dept-data | 6 | 6 → 0 | data (6) |
      "
    `);
  });

  it("says first which limits of the table it is over", () => {
    const brakes = [
      { kind: "max-removals-per-row", sentence: "Row data takes 6; the table allows 5.", count: 6, limit: 5 },
    ];
    const found = impact(table, without, people);
    expect(impactToMarkdown(found, { brakes })).toContain("Over the table's own limits:\n\n- ⛔ Row data takes 6");
    expect(impactToText(found, { width: 80, color: false }, { brakes })).toMatch(/something\.\n\s+! Row data takes 6/);
  });

  it("is one line when nobody is concerned", () => {
    expect(impactToMarkdown(impact(table, table, people))).toBe("**0 of 7 people** would gain or lose something.\n");
  });
});

describe("impactToHtml", () => {
  it("breaks a long name, so that it pushes nothing off the page", () => {
    const { changes, ...rest } = impact(table, without, people);
    const long = "x".repeat(255);

    const page = impactToHtml({ ...rest, changes: changes.map((one) => ({ ...one, name: long })) });

    expect(page).toContain(`<span class="long">${long}</span>`);
    expect(page).toContain('<span class="whole">person-0@jupiter.example</span>');
  });
});

import type { ReviewItem } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import type { Screen } from "../terminal/terminal.ts";
import { listToText } from "./review-to-text.ts";

const screen = (width: number): Screen => ({ write: () => {}, width, color: false, live: false });

const item = (login: string, name: string, rows: readonly string[]): ReviewItem => ({
  id: `${login} ${name}`,
  person: "00u1",
  login: `${login}@jupiter.example`,
  target: "00g1",
  name,
  how: "by-hand",
  rows,
});

const list = {
  reviewer: "head-of-data@jupiter.example",
  items: [item("noemi.mueller-okafor", "SNOWFLAKE_ANALYST", []), item("yusuf.demir", "dept-data", ["dept-data"])],
};

describe("listToText", () => {
  it("keeps a login on one line where there is room for it", () => {
    expect(listToText(list, screen(80))).toBe(
      [
        "head-of-data@jupiter.example is asked about 2:",
        "  noemi.mueller-okafor@jupiter.example  SNOWFLAKE_ANALYST  no row explains it",
        "                                                           (given by hand)",
        "  yusuf.demir@jupiter.example           dept-data          dept-data",
        "",
      ].join("\n"),
    );
  });

  it.each([60, 80, 140])("fits %d columns", (width) => {
    const lines = listToText(list, screen(width)).split("\n");

    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width);
  });
});

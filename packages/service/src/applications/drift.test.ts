import { expect, it } from "vitest";
import { shown } from "./drift.ts";

it.each([
  [undefined, "nothing"],
  [null, "nothing"],
  ["a", '"a"'],
  [false, "false"],
  [[], "[]"],
  [
    [
      { type: "EXPRESSION", name: "email", values: ["user.email"] },
      { type: "GROUP", name: "Groups", filterType: "STARTS_WITH", filterValue: "gitlab-" },
      { type: "GROUP", name: "All", filterType: "NEW", filterValue: "x" },
    ],
    "email = user.email, Groups = groups that start with gitlab-, All = groups NEW x",
  ],
  ["x".repeat(200), `"${"x".repeat(156)}…`],
])("shows %j to a person", (value, words) => {
  expect(shown(value)).toBe(words);
});

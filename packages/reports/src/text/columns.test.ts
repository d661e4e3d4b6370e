import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { columns } from "./columns.ts";

const { bold, dim, green } = pc.createColors(true);

describe("columns", () => {
  it("breaks a long login before the @ and a long id after a hyphen", () => {
    expect(columns({ text: "noemi.mueller-okafor@jupiter.example", width: 22 })).toEqual([
      "noemi.mueller-okafor",
      "@jupiter.example",
    ]);
    expect(columns({ text: "aws-development-power-user", width: 16 })).toEqual(["aws-development-", "power-user"]);
  });

  it("cuts a long word without marks where it must", () => {
    expect(columns({ text: "x".repeat(25), width: 10 })).toEqual(["x".repeat(10), "x".repeat(10), "x".repeat(5)]);
  });

  it("keeps the style of a cell within it, on every line", () => {
    const cells = [
      { text: bold("one\ntwo"), width: 5 },
      { text: dim("quiet words here"), width: 8 },
    ];

    expect(columns(...cells)).toEqual([
      `${bold("one")}  ${dim("quiet")}`,
      `${bold("two")}  ${dim("words")}`,
      `     ${dim("here")}`,
    ]);
  });

  it("carries a colour inside a colour over a line", () => {
    expect(columns({ text: bold(`a ${green("b\nc")} d`), width: 10 })).toEqual([
      bold(`a ${green("b")}`),
      `${"\u001b[1m"}${"\u001b[32m"}c${"\u001b[39m"} d${"\u001b[22m"}`,
    ]);
  });
});

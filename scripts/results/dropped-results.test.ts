import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { plantedProgram } from "../program/planted-program.ts";
import { droppedResults } from "./dropped-results.ts";

const root = resolve(import.meta.dirname, "../..");
// Where neverthrow is found: a package that has it.
const file = `${root}/packages/http-kit/src/planted.ts`;

const prelude = `
import { ok, err, okAsync, type Result, type ResultAsync } from "neverthrow";
declare function check(): Result<number, string>;
declare function ask(): ResultAsync<number, string>;
declare function later(): Promise<Result<number, string>>;
declare const flag: boolean;
`;

/** The texts of the dropped Results in `body`, put into an async function. */
function dropsIn(...bodies: string[]): readonly string[] {
  const text = `${prelude}export async function* f(): AsyncGenerator<unknown, unknown> {\n${bodies.join("\n")}\nreturn 0;\n}`;
  return droppedResults(plantedProgram(root, file, text), [file]).map((drop) => drop.text);
}

describe("droppedResults", () => {
  it("finds every way of dropping one", { timeout: 60_000 }, () => {
    const statements = [
      "check();",
      "ask();",
      "void ask();",
      "await ask();",
      "await later();",
      "later();",
      "check().map((n) => n + 1);",
      "ask().andThen((n) => ok(n));",
      "(check());",
      "flag && check();",
      "flag ? check() : 0;",
      "ok(1);",
      'err("x");',
      "await okAsync(1);",
      "void (await ask());",
    ];
    expect(dropsIn(...statements)).toEqual(statements);
  });

  it("lets every way of using one be", { timeout: 60_000 }, () => {
    const drops = dropsIn(
      "const kept = check(); if (kept.isErr()) return kept;",
      "yield check();",
      "check().match(() => 1, () => 2);",
      "await ask().match(() => 1, () => 2);",
      "let value: Result<number, string>; value = check(); if (value.isOk()) console.log(value.value);",
      "check().isOk() && console.log(1);",
      "await Promise.all([1]);",
      "if (flag) return await ask();",
      "check().orTee(console.error);",
      "await ask().orTee(console.error);",
    );
    expect(drops).toEqual([]);
  });
});

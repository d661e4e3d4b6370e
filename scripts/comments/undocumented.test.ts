import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { plantedProgram } from "../program/planted-program.ts";
import { undocumented } from "./undocumented.ts";

const root = resolve(import.meta.dirname, "../..");
const file = `${root}/packages/http-kit/src/planted.ts`;
const namesIn = (text: string) => undocumented(plantedProgram(root, file, text), file).map(({ name }) => name);

describe("undocumented", () => {
  it("names what is exported without a comment, and nothing else", () => {
    const names = namesIn(`
      /** Said. */ export const said = 1;
      export const bare = 2;
      export interface Bare { readonly kind: "x" }
      const inside = 3;
      export { inside as passedOn };
      export { send } from "./send.ts";
      /** Said once, for the value and the type. */ export const Both = 4;
      export type Both = typeof Both;
    `);
    expect(names).toEqual(["bare", "Bare", "passedOn"]);
  });
});

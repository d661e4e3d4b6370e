import { resolve } from "node:path";
import { expect, it } from "vitest";
import { plantedProgram } from "../program/planted-program.ts";
import { failuresOf } from "./failures.ts";

const root = resolve(import.meta.dirname, "../..");
const file = `${root}/packages/http-kit/src/planted.ts`;

it("reads the kinds of unions, of interfaces and of what they name, with the comment of each", () => {
  const program = plantedProgram(
    root,
    file,
    `
    interface Common { readonly sentence: string }
    /** It is not there. */
    export interface Missing { readonly kind: "missing"; readonly sentence: string }
    /** Why not. */
    export type Whole =
      /** Too slow. */
      | (Common & { readonly kind: "slow" })
      /**
       * Not allowed:
       * ask somebody.
       */
      | (Common & { readonly kind: "refused"; readonly reason: "a" | "b" })
      | Missing
      | Several;
    export interface Several {
      readonly kind:
        | "one"
        /** The second. */
        | "two";
      readonly sentence: string;
    }
    export interface Other { readonly kind: "no failure" }
  `,
  );

  expect(failuresOf(program, file)).toEqual([
    { name: "Missing", means: "It is not there.", kinds: [{ kind: "missing", means: "" }] },
    {
      name: "Several",
      means: "",
      kinds: [
        { kind: "one", means: "" },
        { kind: "two", means: "The second." },
      ],
    },
    {
      name: "Whole",
      means: "Why not.",
      kinds: [
        { kind: "slow", means: "Too slow." },
        { kind: "refused", means: "Not allowed: ask somebody." },
        { kind: "missing", means: "It is not there." },
        { kind: "one", means: "" },
        { kind: "two", means: "The second." },
      ],
    },
  ]);
});

import { err, ok, type Result } from "neverthrow";
import * as z from "zod";
import { parseYaml } from "../reference-table/parse-yaml.ts";
import type { TableProblem } from "../reference-table/table-problem.ts";
import type { Persona } from "./policy-tests.ts";

/** A `table.test.yaml`. */
export const PolicyTestFile = z.strictObject({
  $schema: z.string().optional(),
  personas: z.array(
    z.strictObject({
      name: z.string().min(1),
      attributes: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      grants: z.array(z.string()),
      mayAskFor: z.array(z.string()).optional(),
    }),
  ),
});

/** Reads a `table.test.yaml`. */
export function readPolicyTests(
  text: string,
  file = "table.test.yaml",
): Result<readonly Persona[], readonly TableProblem[]> {
  return parseYaml(text, file).andThen((value) => {
    const read = PolicyTestFile.safeParse(value);
    if (read.success) {
      return ok(
        read.data.personas.map(({ mayAskFor, ...persona }) => ({
          ...persona,
          ...(mayAskFor === undefined ? {} : { mayAskFor }),
        })),
      );
    }
    return err(
      read.error.issues.map(({ path, message }) => ({
        kind: "unknown-value" as const,
        file,
        column: path.join("."),
        sentence: `${file}, ${path.join(".")}: ${message}.`,
      })),
    );
  });
}

import { writeFileSync } from "node:fs";
import { policyTestSchema } from "../src/policy-tests/policy-test-schema.ts";
import { tableSchema } from "../src/reference-table/table-schema.ts";

/** Writes the JSON Schemas that ship with the package. Run `pnpm schema` after a change of what a file may say. */
const write = (name: string, schema: unknown) =>
  writeFileSync(new URL(`../${name}`, import.meta.url), `${JSON.stringify(schema, undefined, 2)}\n`);

write("table.schema.json", tableSchema());
write("table.test.schema.json", policyTestSchema());

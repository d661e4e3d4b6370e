import { describe, expect, it } from "vitest";
import schema from "../../table.schema.json" with { type: "json" };
import testSchema from "../../table.test.schema.json" with { type: "json" };
import { policyTestSchema } from "../policy-tests/policy-test-schema.ts";
import { tableSchema } from "./table-schema.ts";

describe("the schemas in the package", () => {
  it("are what the readers check a table and its tests by; run `pnpm schema` where not", () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(tableSchema())));
    expect(testSchema).toEqual(JSON.parse(JSON.stringify(policyTestSchema())));
  });
});

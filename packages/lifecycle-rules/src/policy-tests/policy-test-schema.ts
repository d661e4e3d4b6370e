import * as z from "zod";
import { PolicyTestFile } from "./read-policy-tests.ts";

/** The JSON Schema of a `table.test.yaml`. */
export function policyTestSchema(): unknown {
  return z.toJSONSchema(PolicyTestFile, { io: "input", target: "draft-2020-12" });
}

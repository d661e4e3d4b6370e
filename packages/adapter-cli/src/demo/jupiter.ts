import type { Form, ReferenceTable } from "@tenure/lifecycle-rules";
import type { SandboxSeed } from "@tenure/sandbox";
import { forms, jiraSeed, oktaSeed, table } from "@tenure-examples/jupiter";
import type { Result } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";

/** The demo company: its policy, its forms, and the org and site it works with. */
export interface Company {
  readonly table: ReferenceTable;
  readonly forms: readonly Form[];
  readonly seed: SandboxSeed;
}

/** Jupiter, as the example beside this package describes it. A mistake in its table is a mistake of ours. */
export function jupiter(): Result<Company, Complaint> {
  return table
    .map((policy) => ({ table: policy, forms, seed: { okta: oktaSeed(policy), jira: jiraSeed() } }))
    .mapErr((problems) => ({
      kind: "bad-table",
      exit: exitCode.bug,
      sentence: "The demo company's reference table has mistakes.",
      details: problems.map(({ sentence }) => sentence),
    }));
}

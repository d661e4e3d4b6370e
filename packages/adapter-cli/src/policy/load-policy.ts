import type { Form, ReferenceTable } from "@tenure/lifecycle-rules";
import { readPolicyTable } from "@tenure/service";
import { err, type ResultAsync } from "neverthrow";
import { z } from "zod";
import type { Complaint } from "../answer.ts";
import { loadConfig } from "../config/load-config.ts";
import { exitCode } from "../exit-code.ts";

/** What a configuration says about who gets what; needs no credentials. */
export interface Policy {
  readonly table: ReferenceTable;
  readonly forms: readonly Form[];
}

/** Reads the policy of a configuration; every mistake in its table at once. */
export function loadPolicy(folder: string, file: string): ResultAsync<Policy, Complaint> {
  return loadConfig(folder, file).andThen((settings) => {
    const parts = Settings.safeParse(settings);
    if (!parts.success) return err(complaint(`The configuration ${file} is no object, as defineConfig gives it.`));
    return readPolicyTable(parts.data.table, parts.data.applications)
      .map(({ table }) => ({ table, forms: parts.data.forms.filter(isForm) }))
      .mapErr((details) => ({ ...complaint(`The reference table of ${file} has mistakes.`), details }));
  });
}

const Settings = z.looseObject({
  table: z.unknown(),
  applications: z.unknown().optional(),
  forms: z.array(z.unknown()).catch([]),
});

const FormShape = z.looseObject({
  name: z.string(),
  kind: z.string(),
  fields: z.record(z.string(), z.looseObject({})),
});
const isForm = (value: unknown): value is Form => FormShape.safeParse(value).success;

function complaint(sentence: string): Complaint {
  return { kind: "bad-policy", exit: exitCode.badInput, sentence };
}

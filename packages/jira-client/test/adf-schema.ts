import { Ajv } from "ajv";
import { readShared } from "./shared-folder.ts";

/** Judges documents by the vendor's schema: what is wrong with one, or nothing. */
export function adfJudge(): (document: unknown) => readonly string[] {
  // The schema is draft-04 and uses nothing that later drafts read differently.
  const { $schema: _, ...schema } = readShared("specs/adf-full.schema.json.gz") as Record<string, unknown>;
  const validate = new Ajv({ strict: false, allErrors: false }).compile(schema);
  return (document) =>
    validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Ajv } from "ajv";

const shared = process.env["TENURE_SHARED"] ?? join(import.meta.dirname, "../../../../shared");
const file = join(shared, "specs/adf-full.schema.json.gz");

/** Judges documents by Atlassian's own schema; `undefined`, with a notice, where the schema is not at hand. */
export function adfJudge(): ((document: unknown) => readonly string[]) | undefined {
  if (!existsSync(file)) {
    console.info("skipped: documents judged by Atlassian's schema (no shared folder beside the repository)");
    return undefined;
  }
  // Draft-04, using nothing that later drafts read differently.
  const { $schema: _, ...schema } = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8"));
  const validate = new Ajv({ strict: false }).compile(schema);
  return (document) =>
    validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

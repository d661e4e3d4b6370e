import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { Ajv } from "ajv";
import { parse } from "yaml";

type Schema = { readonly [keyword: string]: unknown };

/**
 * What is wrong with the body of `POST /api/v1/apps` by Okta's official document, which lies beside the repository
 * and is never copied into it; `undefined` where it is absent.
 */
export function oktaJudge(): ((body: unknown) => readonly string[]) | undefined {
  const file = findDocument();
  if (file === undefined) {
    console.info("skipped: Okta's official document (no shared folder beside the repository; set TENURE_SHARED)");
    return undefined;
  }
  const schemas = reachable(gunzipSync(readFileSync(file)).toString("utf8"), [
    "SamlApplication",
    "OpenIdConnectApplication",
  ]);
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, logger: false });
  ajv.addSchema({ components: { schemas } }, "okta");
  return (body) => {
    const { signOnMode } = body as { readonly signOnMode: string };
    const name = signOnMode === "OPENID_CONNECT" ? "OpenIdConnectApplication" : "SamlApplication";
    const validate = ajv.compile({ $ref: `okta#/components/schemas/${name}` });
    validate(body);
    const wrong = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    return [...wrong, ...strangers(body, schemas[name] ?? {}, schemas, "")];
  };
}

/** Properties the document does not know: a misspelt one is no error to JSON Schema, and Okta ignores it in silence. */
function strangers(value: unknown, schema: Schema, schemas: Readonly<Record<string, Schema>>, at: string): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const parts = flatten(schema, schemas);
  const open = parts.some(
    (part) => part["additionalProperties"] !== undefined && part["additionalProperties"] !== false,
  );
  const known: Readonly<Record<string, Schema>> = Object.assign({}, ...parts.map((part) => part["properties"] ?? {}));
  if (Object.keys(known).length === 0) return [];
  return Object.entries(value).flatMap(([name, entry]) => {
    const property = known[name];
    if (property === undefined) return open ? [] : [`${at}/${name} is not known`];
    return strangers(entry, property, schemas, `${at}/${name}`);
  });
}

function flatten(schema: Schema, schemas: Readonly<Record<string, Schema>>): readonly Schema[] {
  const name =
    String(schema["$ref"] ?? "")
      .split("/")
      .at(-1) ?? "";
  const resolved = schema["$ref"] === undefined ? schema : (schemas[name] ?? {});
  const inner = ["allOf", "anyOf"].flatMap((keyword) => (resolved[keyword] ?? []) as readonly Schema[]);
  return [resolved, ...inner.flatMap((part) => flatten(part, schemas))];
}

/** Some schemas of a large document with all they refer to; parsing it whole takes seconds. */
function reachable(yaml: string, wanted: readonly string[]): Readonly<Record<string, Schema>> {
  const [, text = ""] = yaml.split(/^ {2}schemas:$/m);
  const blocks = new Map(
    text.split(/^(?= {4}\S)/m).map((block) => [/^ {4}(\S+):/.exec(block)?.[1] ?? "", block] as const),
  );
  const found: Record<string, Schema> = {};
  const waiting = [...wanted];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const block = blocks.get(name);
    if (block === undefined || found[name] !== undefined) continue;
    const [schema] = Object.values(parse(block, { uniqueKeys: false, logLevel: "error" }) as Record<string, unknown>);
    found[name] = nullable(schema) as Schema;
    waiting.push(...Array.from(block.matchAll(/#\/components\/schemas\/([\w.-]+)/g), ([, other = ""]) => other));
  }
  return found;
}

/** OpenAPI 3.0's `nullable` as JSON Schema has it. */
function nullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nullable);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== "example" && name !== "nullable");
  const schema = Object.fromEntries(entries.map(([name, entry]) => [name, nullable(entry)]));
  return "nullable" in value && value.nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

function findDocument(): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "pnpm-workspace.yaml"))) {
    if (folder === dirname(folder)) return undefined;
    folder = dirname(folder);
  }
  const file = join(process.env["TENURE_SHARED"] ?? join(folder, "..", "shared"), "specs/okta-management.yaml.gz");
  return existsSync(file) ? file : undefined;
}

import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Ajv, type ValidateFunction } from "ajv";
import { parse } from "yaml";
import type { WireCall } from "./an-application-org.ts";

type Schema = { readonly [keyword: string]: unknown };
type Parameter = { readonly $ref?: string; readonly name?: string; readonly in?: string };
type Operation = { readonly parameters?: readonly Parameter[]; readonly requestBody?: Schema };
type Item = Readonly<Record<string, Operation>> & { readonly parameters?: readonly Parameter[] };

const FILE = new URL("../../../../shared/specs/okta-management.yaml.gz", import.meta.url);

/** Whether Okta's published document lies beside this checkout; says so where it does not. */
export function haveDocument(): boolean {
  if (existsSync(FILE)) return true;
  console.info("skipped: Okta's official document (no shared folder beside the repository)");
  return false;
}

/** What Okta's published document says against a request: the route, names in the query, the body. */
export function requestJudge(): (call: WireCall) => readonly string[] {
  const { components, paths } = cut(gunzipSync(readFileSync(FILE)).toString("utf8"));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, logger: false });
  ajv.addSchema({ components }, "okta");
  const compiled = new Map<string, ValidateFunction>();
  const routes = [...paths].map(([template, item]) => ({
    item,
    shape: new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
    holes: template.split("{").length,
  }));
  const parameterOf = (one: Parameter): Parameter =>
    one.$ref === undefined ? one : ((components["parameters"]?.[one.$ref.split("/").at(-1) ?? ""] ?? {}) as Parameter);

  return ({ body, method, path }) => {
    const url = new URL(path, "https://org.example");
    const [route] = routes
      .filter(({ item, shape }) => shape.test(url.pathname) && item[method.toLowerCase()] !== undefined)
      .toSorted((a, b) => a.holes - b.holes);
    const operation = route?.item[method.toLowerCase()];
    if (route === undefined || operation === undefined) return ["the route is not in the document"];
    const known = [...(operation.parameters ?? []), ...(route.item.parameters ?? [])].map(parameterOf);
    const query = [...url.searchParams.keys()]
      .filter((name) => !known.some((one) => one.in === "query" && one.name === name))
      .map((name) => `?${name} is not known`);
    if (body === undefined) return query;
    const $ref = schemaOf(operation.requestBody, components, body);
    if ($ref === undefined) return [...query, "it takes no body"];
    const validate = compiled.get($ref) ?? ajv.compile({ $ref: `okta${$ref}` });
    compiled.set($ref, validate);
    validate(body);
    const wrong = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    return [...query, ...new Set(wrong), ...strangers(body, { $ref }, components["schemas"] ?? {}, "")];
  };
}

type Components = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The body's schema; an application is described by its way of signing on. */
function schemaOf(requestBody: Schema | undefined, components: Components, body: unknown): string | undefined {
  const text = JSON.stringify(requestBody ?? {});
  const named = /#\/components\/requestBodies\/([\w.-]+)/.exec(text)?.[1];
  const whole = named === undefined ? text : JSON.stringify(components["requestBodies"]?.[named]);
  const $ref = /#\/components\/schemas\/[\w.-]+/.exec(whole)?.[0];
  if (!$ref?.endsWith("/Application")) return $ref;
  const { signOnMode } = body as { readonly signOnMode?: string };
  return `#/components/schemas/${signOnMode === "OPENID_CONNECT" ? "OpenIdConnectApplication" : "SamlApplication"}`;
}

/** Names the document does not know: JSON Schema lets a misspelt one pass, and Okta ignores it in silence. */
function strangers(value: unknown, schema: Schema, schemas: Readonly<Record<string, unknown>>, at: string): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const parts = flatten(schema, schemas);
  const isOpen = parts.some(
    ({ additionalProperties }) => additionalProperties !== undefined && additionalProperties !== false,
  );
  const known: Readonly<Record<string, Schema>> = Object.assign({}, ...parts.map((part) => part["properties"] ?? {}));
  if (Object.keys(known).length === 0) return [];
  return Object.entries(value).flatMap(([name, entry]) => {
    const property = known[name];
    if (property === undefined) return isOpen ? [] : [`${at}/${name} is not known`];
    return strangers(entry, property, schemas, `${at}/${name}`);
  });
}

function flatten(schema: Schema, schemas: Readonly<Record<string, unknown>>): readonly Schema[] {
  const { $ref } = schema;
  const resolved = typeof $ref === "string" ? ((schemas[$ref.split("/").at(-1) ?? ""] ?? {}) as Schema) : schema;
  const inner = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => (resolved[keyword] ?? []) as readonly Schema[]);
  return [resolved, ...inner.flatMap((part) => flatten(part, schemas))];
}

/** The part about applications and groups, with all it refers to: parsing the whole takes seconds. */
function cut(yaml: string): { readonly paths: ReadonlyMap<string, Item>; readonly components: Components } {
  const [head = "", tail = ""] = yaml.split(/^components:$/m);
  const texts = (head.split(/^paths:$/m)[1] ?? "")
    .split(/^(?= {2}\S)/m)
    .filter((block) => /^ {2}\/api\/v1\/(apps|groups)\b/.test(block));
  const paths = new Map(texts.map((block) => Object.entries(read(block))[0] as [string, Item]));
  const blocks = new Map(
    tail.split(/^(?= {2}\S)/m).flatMap((section) => {
      const name = /^ {2}(\w+):/.exec(section)?.[1];
      return section
        .split(/^(?= {4}\S)/m)
        .slice(1)
        .map((block) => [`${name}/${/^ {4}(\S+):/.exec(block)?.[1]}`, block] as const);
    }),
  );
  const components: Record<string, Record<string, unknown>> = {};
  const waiting = [...texts];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const [, section = "", name = ""] of text.matchAll(
      /#\/components\/(schemas|parameters|requestBodies)\/([\w.-]+)/g,
    )) {
      const block = blocks.get(`${section}/${name}`);
      if (block === undefined || components[section]?.[name] !== undefined) continue;
      components[section] = { ...components[section], [name]: Object.values(read(block))[0] };
      waiting.push(block);
    }
  }
  return { paths, components };
}

function read(block: string): Record<string, unknown> {
  return nullable(parse(block, { uniqueKeys: false, logLevel: "error" })) as Record<string, unknown>;
}

/** OpenAPI 3.0's `nullable` as JSON Schema has it. */
function nullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nullable);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== "example" && name !== "nullable");
  const schema = Object.fromEntries(entries.map(([name, entry]) => [name, nullable(entry)]));
  return "nullable" in value && value.nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

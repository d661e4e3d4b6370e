import { Ajv, type ValidateFunction } from "ajv";
import { readDocumentPart } from "./document-parts.ts";
import { readShared } from "./shared-folder.ts";
import { strangersIn } from "./strangers.ts";

/** A request and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** Path with query, below the org's origin. */
  readonly path: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

/** Something in an exchange that the official document does not allow. */
export interface Deviation {
  readonly route: string;
  readonly part: "route" | "query" | "request" | "status" | "response" | "scope";
  readonly problem: string;
}

/** A part of the document that has been made plain JSON Schema. */
export type Schema = { readonly [keyword: string]: unknown };

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

interface Answer {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Answer;
  readonly responses: Readonly<Record<string, Answer>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

type PathItem = Readonly<Record<string, Operation>> & { readonly parameters?: readonly Parameter[] };

interface Document {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What the official document says of Okta's management API. */
export interface OktaDocument {
  /** Everything in an exchange that the document does not allow. */
  judge(exchange: Exchange): readonly Deviation[];
  /** OAuth scopes a route accepts; `undefined` when the document does not know the route. */
  scopesOf(route: string): readonly string[] | undefined;
}

/** Reads what it says of some routes, `"GET /api/v1/users"`. */
export function oktaDocument(routes: readonly string[]): OktaDocument {
  const wanted = new Set(routes.map((route) => shapeless(route.slice(route.indexOf(" ") + 1))));
  const yaml = readShared("specs/okta-management.yaml.gz");
  const document = plain(readDocumentPart(yaml, (path) => wanted.has(shapeless(path)))) as Document;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, logger: false, ownProperties: true });
  ajv.addSchema(document, "okta");
  const compiled = new Map<string, ValidateFunction>();
  const templates = Object.keys(document.paths).map((template) => ({
    template,
    shape: new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
  }));

  const resolve = <T extends { readonly $ref?: string }>(value: T): T => {
    if (value.$ref === undefined) return value;
    const [, section = "", name = ""] = /^#\/components\/(\w+)\/(.+)$/.exec(value.$ref) ?? [];
    return resolve(document.components[section]?.[name] as T);
  };
  const check = (schema: Schema | undefined, value: unknown): readonly string[] => {
    if (schema === undefined) return [];
    const key = JSON.stringify(schema);
    const validate = compiled.get(key) ?? ajv.compile(absolute(schema) as Schema);
    compiled.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== "if")
      .map(({ instancePath, message, params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`);
  };
  const find = (method: string, path: string) =>
    templates
      .filter(({ template, shape }) => shape.test(path) && document.paths[template]?.[method.toLowerCase()])
      .sort((a, b) => placeholders(a.template) - placeholders(b.template))[0]?.template;

  return {
    judge({ method, path, requestBody, status, responseBody }) {
      const url = new URL(path, "https://org.example");
      const template = find(method, url.pathname) ?? "";
      const item = document.paths[template];
      const operation = item?.[method.toLowerCase()];
      if (item === undefined || operation === undefined) {
        return [{ route: `${method} ${url.pathname}`, part: "route", problem: "not in the document" }];
      }
      const deviation = (part: Deviation["part"]) => (problem: string) => ({
        route: `${method} ${template}`,
        part,
        problem,
      });
      const known = [...(operation.parameters ?? []), ...(item.parameters ?? [])]
        .map(resolve)
        .filter((parameter) => parameter.in === "query");
      const query = [
        ...[...url.searchParams.keys()]
          .filter((name) => !known.some((parameter) => parameter.name === name))
          .map((name) => `unknown ${name}`),
        ...known
          .filter(({ name, required }) => required === true && !url.searchParams.has(name))
          .map(({ name }) => `missing ${name}`),
        ...known.flatMap(({ name, schema }) =>
          url.searchParams.getAll(name).flatMap((text) => check(schema, typed(text)).map((said) => `${name}: ${said}`)),
        ),
      ];
      const body = operation.requestBody === undefined ? undefined : resolve(operation.requestBody);
      const schema = body?.content?.["application/json"]?.schema;
      const request =
        requestBody === undefined
          ? []
          : schema === undefined
            ? ["takes no JSON body"]
            : [...check(schema, requestBody), ...strangersIn(requestBody, schema, resolve)];
      const answer = operation.responses[String(status)];
      const error = document.components["schemas"]?.["Error"] as Schema;
      const reply = answer === undefined ? undefined : resolve(answer).content?.["application/json"]?.schema;
      const response =
        responseBody === undefined ? [] : check(answer === undefined && status >= 400 ? error : reply, responseBody);
      return [
        ...query.map(deviation("query")),
        ...request.map(deviation("request")),
        ...(answer === undefined && status < 400 ? [`undocumented ${status}`] : []).map(deviation("status")),
        ...response.map(deviation("response")),
      ];
    },
    scopesOf(route) {
      const [method = "", path = ""] = route.split(" ");
      const operation = document.paths[find(method, path) ?? ""]?.[method.toLowerCase()];
      return operation?.security?.flatMap((way) => way["oauth2"] ?? []);
    },
  };
}

const shapeless = (path: string): string => path.replaceAll(/\{[^}]+\}/g, "{}");
const placeholders = (template: string): number => template.split("{").length;

/** A query's value as JSON has it, so that a schema can judge it. */
function typed(text: string): unknown {
  return /^(true|false|\d+)$/.test(text) ? JSON.parse(text) : text;
}

/** References from where the document is known to the validator. */
function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      name === "$ref" && typeof entry === "string" ? entry.replace(/^#/, "okta#") : absolute(entry),
    ]),
  );
}

/** OpenAPI 3.0 as plain JSON Schema: what may be null says so, and a base class asks of a value what its kind asks. */
function plain(document: unknown): unknown {
  const withoutTalk = translate(document) as Document;
  const schemas = withoutTalk.components["schemas"] as Record<string, Schema>;
  for (const [name, schema] of Object.entries(schemas)) {
    const { discriminator, ...base } = schema as Schema & {
      discriminator?: { propertyName: string; mapping?: Record<string, string> };
    };
    if (discriminator?.mapping === undefined || "oneOf" in base) continue;
    const { propertyName, mapping } = discriminator;
    schemas[`${name}.base`] = base;
    schemas[name] = {
      allOf: [
        { $ref: `#/components/schemas/${name}.base` },
        ...Object.entries(mapping).map(([value, $ref]) => ({
          if: { properties: { [propertyName]: { const: value } }, required: [propertyName] },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { $ref },
        })),
      ],
    };
  }
  const kinds = new Set(Object.keys(schemas).filter((name) => `${name}.base` in schemas));
  for (const [name, schema] of Object.entries(schemas)) {
    if (kinds.has(name) || !Array.isArray(schema["allOf"])) continue;
    // What extends a base class must not ask it which of its kinds it is.
    const allOf = schema["allOf"].map((part: Schema) => {
      const parent = /^#\/components\/schemas\/(.+)$/.exec(String(part["$ref"]))?.[1];
      return parent !== undefined && kinds.has(parent) ? { $ref: `${part["$ref"]}.base` } : part;
    });
    schemas[name] = { ...schema, allOf };
  }
  return withoutTalk;
}

/** Some examples hold text that a resolver of references takes for one. */
function translate(value: unknown, isMap = false): unknown {
  if (Array.isArray(value)) return value.map((entry) => translate(entry));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([name]) => isMap || !(name === "example" || name === "examples" || name === "description"))
    .map(([name, entry]) => [name, translate(entry, !isMap && (name === "properties" || name === "schemas"))] as const);
  const schema: Record<string, unknown> = Object.fromEntries(entries);
  if (isMap || schema["nullable"] === undefined) return schema;
  const { nullable, ...rest } = schema;
  if (nullable !== true) return rest;
  return { anyOf: [rest, { type: "null" }], ...(rest["readOnly"] === true ? { readOnly: true } : {}) };
}

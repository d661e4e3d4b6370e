import { Ajv, type ValidateFunction } from "ajv";
import { readShared } from "./shared-folder.ts";

/** A request and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** Path with query, below the site's origin. */
  readonly path: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

/** Something in an exchange that the official document does not allow. */
export interface Deviation {
  readonly route: string;
  readonly part: "route" | "query" | "request" | "status" | "response";
  readonly problem: string;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Judges exchanges by the vendors' OpenAPI documents. */
export function openApiJudge(): (exchange: Exchange) => readonly Deviation[] {
  const files = ["specs/jira-platform-v3.openapi.json.gz", "specs/jira-service-management.openapi.json.gz"];
  const documents = files.map((file) => withoutExamples(readShared(file)) as Document);
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, logger: false, ownProperties: true });
  documents.forEach((document, index) => {
    ajv.addSchema(document, `document-${index}`);
  });
  const compiled = new Map<string, ValidateFunction>();

  const check = (document: number, pointer: readonly string[], value: unknown): readonly string[] => {
    const path = pointer.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
    const $ref = `document-${document}#/${path}`;
    const validate = compiled.get($ref) ?? ajv.compile({ $ref });
    compiled.set($ref, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
    );
  };

  return ({ method, path, requestBody, status, responseBody }) => {
    const url = new URL(path, "https://site.example");
    const found = documents
      .flatMap((document, index) => Object.keys(document.paths).map((template) => ({ document, index, template })))
      .filter(
        ({ template, document }) => fits(template, url.pathname) && document.paths[template]?.[method.toLowerCase()],
      )
      .sort((a, b) => placeholders(a.template) - placeholders(b.template))[0];
    const verb = method.toLowerCase();
    const operation = found?.document.paths[found.template]?.[verb];
    if (found === undefined || operation === undefined) {
      return [{ route: `${method} ${url.pathname}`, part: "route", problem: "not in the documents" }];
    }
    const route = `${method} ${found.template}`;
    const at = ["paths", found.template, verb];
    const deviation = (part: Deviation["part"]) => (problem: string) => ({ route, part, problem });

    const known = (operation.parameters ?? []).filter((parameter) => parameter.in === "query");
    const query = [
      ...[...url.searchParams.keys()]
        .filter((name) => !known.some((parameter) => parameter.name === name))
        .map((name) => `unknown ${name}`),
      ...known
        .filter(({ name, required }) => required === true && !url.searchParams.has(name))
        .map(({ name }) => `missing ${name}`),
    ];
    const takesJson = operation.requestBody?.content["application/json"] !== undefined;
    const request =
      requestBody === undefined
        ? []
        : takesJson
          ? check(found.index, [...at, "requestBody", "content", "application/json", "schema"], requestBody)
          : ["takes no JSON body"];
    const reply = operation.responses[String(status)];
    const saysJson = reply?.content?.["application/json"] as { readonly schema?: unknown } | undefined;
    const response =
      responseBody === undefined || saysJson?.schema === undefined
        ? []
        : check(
            found.index,
            [...at, "responses", String(status), "content", "application/json", "schema"],
            responseBody,
          );
    return [
      ...query.map(deviation("query")),
      ...request.map(deviation("request")),
      ...(reply === undefined ? [`undocumented ${status}`] : []).map(deviation("status")),
      ...response.map(deviation("response")),
    ];
  };
}

const placeholders = (template: string): number => template.split("{").length;

function fits(template: string, path: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`).test(path);
}

/** Some of the examples hold text that a resolver of references takes for one. */
function withoutExamples(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExamples);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== "example" && name !== "examples")
      .map(([name, entry]) => [name, withoutExamples(entry)]),
  );
}

import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Ajv, type ValidateFunction } from "ajv";

const FOLDER = new URL("../../../../../shared/specs/", import.meta.url);
const FILES = ["jira-platform-v3.openapi.json.gz", "jira-service-management.openapi.json.gz"];

/** Whether Atlassian's published documents lie beside this checkout. */
export const hasDocuments = FILES.every((file) => existsSync(new URL(file, FOLDER)));

/** What the published documents say against an answer; nothing when all is well. */
export type Judge = (method: string, route: string, status: number, body: unknown) => readonly string[];

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }>
  >;
}

/** A JSON file of the folder, unpacked. */
export function readSpecification(file: string): unknown {
  return JSON.parse(gunzipSync(readFileSync(new URL(file, FOLDER))).toString());
}

/** Reads both documents. Schemas are compiled when a route is first judged. */
export function officialJudge(): Judge {
  const documents = FILES.map((file) => withoutExamples(readSpecification(file)) as Document);
  // What the documents call properties with null for a default, an answer may have as null: see `nullable` below.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, logger: false });
  documents.forEach((document, index) => void ajv.addSchema(document, `document-${index}`));
  const compiled = new Map<string, ValidateFunction>();

  return (method, route, status, body) => {
    const verb = method.toLowerCase();
    const wanted = shapeless(route);
    for (const [index, document] of documents.entries()) {
      const template = Object.keys(document.paths).find((path) => shapeless(path) === wanted);
      const operation = template === undefined ? undefined : document.paths[template]?.[verb];
      if (template === undefined || operation === undefined) continue;
      const answer = operation.responses[String(status)];
      if (answer === undefined) {
        return [`the status ${status} is not among ${Object.keys(operation.responses).join(", ")}`];
      }
      const schema = answer.content?.["application/json"]?.schema;
      if (schema === undefined) return body === undefined ? [] : ["a body is not foreseen"];
      const pointer = ["paths", template, verb, "responses", String(status), "content", "application/json", "schema"];
      const $ref = `document-${index}#/${pointer.map(escaped).join("/")}`;
      const validate = compiled.get($ref) ?? ajv.compile({ $ref });
      compiled.set($ref, validate);
      if (validate(body)) return [];
      return (validate.errors ?? []).map(({ instancePath, message, params }) =>
        `${instancePath.replaceAll(/\/\d+(?=\/|$)/g, "/*")} ${message} ${JSON.stringify(params)}`.trim(),
      );
    }
    return ["the route is not in the documents"];
  };
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function shapeless(path: string): string {
  return path.replaceAll(/\{[^}]+\}/g, "{}");
}

/** Some examples hold text that a resolver of references takes for one. */
function withoutExamples(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExamples);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== "example" && name !== "examples")
      .map(([name, inner]) => [name, withoutExamples(inner)]),
  );
}

import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { OpenAPIBackend } from "openapi-backend";
import { parse } from "yaml";

const FILE = new URL("../../../../../shared/specs/okta-management.yaml.gz", import.meta.url);

/** Whether Okta's published document lies beside this checkout. */
export const hasDocument = existsSync(FILE);

/** What the published document says against an answer; nothing when all is well. */
export type Judge = (method: string, path: string, status: number, body: unknown) => readonly string[];

/**
 * Reads the published document, cut down to some routes: read whole it takes seconds. Relies on two spaces a level,
 * as the document is printed.
 */
export async function officialJudge(patterns: readonly string[]): Promise<Judge> {
  const wanted = new Set(patterns.map((pattern) => shapeless(pattern.split(" ")[1] ?? "")));
  const definition = cut(gunzipSync(readFileSync(FILE)).toString(), (path) => wanted.has(shapeless(path)));
  const api = new OpenAPIBackend({
    // The library's types know two versions of OpenAPI; the text is checked by running it.
    definition: JSON.parse(JSON.stringify(definition)),
    quick: true,
    ajvOpts: { strict: false, allErrors: true, logger: false },
  });
  await api.init();

  return (method, path, status, body) => {
    const operation = api.router.matchOperation({ method, path, headers: {} });
    if (operation === undefined) return ["the route is not in the document"];
    const answers = operation.responses ?? {};
    if (answers[String(status)] === undefined && status < 400) {
      return [`the status ${status} is not among ${Object.keys(answers).join(", ")}`];
    }
    if (body === undefined || answers[String(status)] === undefined) return [];
    const { errors } = api.validateResponse(body, operation, status);
    return (errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath.replaceAll(/\/\d+(?=\/|$)/g, "/*")} ${message} ${JSON.stringify(params)}`.trim(),
    );
  };
}

type Part = Record<string, unknown>;

function cut(yaml: string, isWanted: (path: string) => boolean): Part {
  const { paths, components } = blocksOf(yaml);
  const chosen = [...paths].filter(([path]) => isWanted(path));
  const parts: Record<string, Part> = {};
  const texts = chosen.map(([, text]) => text);
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    for (const [, section = "", name = ""] of text.matchAll(/#\/components\/(\w+)\/([\w.-]+)/g)) {
      const found = components.get(`${section}/${name}`);
      parts[section] ??= {};
      if (section === "examples" || found === undefined || name in parts[section]) continue;
      parts[section][name] = read(found);
      texts.push(found);
    }
  }
  return {
    openapi: "3.0.3",
    info: { title: "Okta", version: "1" },
    paths: Object.fromEntries(chosen.map(([path, text]) => [path, read(text)])),
    components: parts,
  };
}

/** The lines of each path, and of each component as `section/name`. */
function blocksOf(yaml: string) {
  const paths = new Map<string, string>();
  const components = new Map<string, string>();
  let top = "";
  let section = "";
  let lines: string[] = [];
  let store = (): void => undefined;
  const open = (map: Map<string, string>, key: string): void => {
    const mine: string[] = [];
    lines = mine;
    store();
    store = () => void map.set(key, mine.join("\n"));
  };
  for (const line of yaml.split("\n")) {
    const [, indent = "", key] = /^( {0,4})(['"\w/][^:]*):/.exec(line) ?? [];
    const name = key?.replaceAll(/^['"]|['"]$/g, "");
    if (name !== undefined) {
      if (indent === "") top = name;
      if (indent === "  " && top === "components") section = name;
      if (indent === "  " && top === "paths") open(paths, name);
      if (indent === "    " && top === "components") open(components, `${section}/${name}`);
    }
    lines.push(line);
  }
  store();
  return { paths, components };
}

/** A block without its examples, some of which hold things that look like references. */
function read(text: string): unknown {
  const value: unknown = parse(text, { uniqueKeys: false, logLevel: "error" });
  return withoutExamples(Object.values(Object(value))[0]);
}

function withoutExamples(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExamples);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(
    ([name, inner]) => !((name === "example" || name === "examples") && !isSchema(inner)),
  );
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutExamples(inner)]));
}

/** A property may be called "example". */
function isSchema(value: unknown): boolean {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function shapeless(path: string): string {
  return path.replaceAll(/\{[^}]+\}/g, "{}");
}

import { parse } from "yaml";

/** An OpenAPI document cut down to some of its paths and what they refer to. */
export interface DocumentPart {
  readonly paths: Record<string, unknown>;
  readonly components: Record<string, Record<string, unknown>>;
}

/**
 * Reads only the given paths of a large OpenAPI document, with everything they refer to: parsing all of Okta's takes
 * seconds, and nearly nothing of it is ours. Relies on two spaces a level, as the document is printed.
 */
export function readDocumentPart(yaml: string, isWanted: (path: string) => boolean): DocumentPart {
  const { paths, components } = blocks(yaml);
  const part: DocumentPart = { paths: {}, components: {} };
  const waiting = [...paths].filter(([path]) => isWanted(path)).map(([, text]) => text);
  for (const [path, text] of paths) if (isWanted(path)) part.paths[path] = readBlock(text);
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const [, section = "", name = ""] of text.matchAll(/#\/components\/(\w+)\/([\w.-]+)/g)) {
      const found = components.get(`${section}/${name}`);
      if (section === "examples" || found === undefined || part.components[section]?.[name] !== undefined) continue;
      part.components[section] = { ...part.components[section], [name]: readBlock(found) };
      waiting.push(found);
    }
  }
  return part;
}

/** The text of each path, and of each component by `section/name`. */
function blocks(yaml: string) {
  const paths = new Map<string, string>();
  const components = new Map<string, string>();
  let [top, section] = ["", ""];
  let lines: string[] = [];
  const open = (map: Map<string, string>, key: string, first: string) => {
    lines = [first];
    const mine = lines;
    pending.push(() => map.set(key, mine.join("\n")));
  };
  const pending: (() => void)[] = [];
  for (const line of yaml.split("\n")) {
    const [, indent = "", key] = /^( {0,4})(['"\w/][^:]*):/.exec(line) ?? [];
    const name = key?.replaceAll(/^['"]|['"]$/g, "");
    if (name !== undefined && indent === "") top = name;
    else if (name !== undefined && indent === "  " && top === "components") section = name;
    else if (name !== undefined && indent === "  " && top === "paths") open(paths, name, line);
    else if (name !== undefined && indent === "    " && top === "components")
      open(components, `${section}/${name}`, line);
    else lines.push(line);
  }
  for (const close of pending) close();
  return { paths, components };
}

function readBlock(text: string): unknown {
  const value: unknown = parse(text, { uniqueKeys: false, logLevel: "error" });
  return Object.values(value as object)[0];
}

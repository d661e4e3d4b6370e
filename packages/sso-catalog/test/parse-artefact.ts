import { parse as parseHcl } from "@cdktf/hcl2json";
import { parseAllDocuments } from "yaml";
import type { Artefact } from "../src/index.ts";

/** Reads an artefact by a parser of its own language; rejects, saying why, when it is none. */
export async function parseArtefact({ fileName, language, text }: Artefact): Promise<unknown> {
  switch (language) {
    case "json":
      return JSON.parse(text);
    case "yaml": {
      const [document, ...more] = parseAllDocuments(text);
      if (document === undefined || more.length > 0 || document.errors.length > 0) throw new Error("not one document");
      return document.toJS();
    }
    case "hcl":
      return parseHcl(fileName, text);
    case "ruby": {
      // Loaded only where it is needed: it compiles a whole parser.
      const { loadPrism } = await import("@ruby/prism");
      const { errors, value } = (await loadPrism())(text);
      if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("; "));
      return value;
    }
    case "sql":
      return sqlStatements(text);
    case "markdown":
      return tables(text);
  }
}

/**
 * No npm parser knows Snowflake's administration; what matters is that texts and names end where they should. Splits
 * into statements as its lexer would: by semicolons outside of quotes and comments.
 */
function sqlStatements(text: string): readonly string[] {
  const tokens = text.match(/--[^\n]*|'(?:[^'\\]|''|\\.)*'|"(?:[^"]|"")*"|[^'"]|./gs) ?? [];
  if (tokens.some((token) => token === "'" || token === '"')) throw new Error("a quote that is not closed");
  const statements = [""];
  for (const token of tokens) {
    if (token.startsWith("--")) continue;
    if (token === ";") statements.push("");
    else statements[statements.length - 1] += token;
  }
  if (statements.at(-1)?.trim() !== "") throw new Error("a statement that is not closed");
  return statements.slice(0, -1).map((statement) => statement.trim());
}

/** Rows of the tables of a page; each has as many cells as its head. */
function tables(text: string): readonly (readonly string[])[] {
  const rows = text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1));
  const width = rows[0]?.length;
  if (rows.some((row) => row.length !== width)) throw new Error("a row of another width");
  return rows;
}

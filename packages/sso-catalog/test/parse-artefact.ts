import { X509Certificate } from "node:crypto";
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
    case "pem":
      return new X509Certificate(text);
    case "markdown":
      return tables(text);
  }
}

/**
 * Statements as Snowflake's dialect has them, each by itself, read by a parser of that dialect. It knows no security
 * integrations: what follows their name are options as `ALTER USER … SET` takes them, and they are read as such.
 */
async function sqlStatements(text: string): Promise<readonly string[]> {
  // Loaded only where it is needed: it compiles a whole parser.
  const { init, parse } = await import("@guanmingchiu/sqlparser-ts");
  await init();
  const statements = split(text);
  for (const statement of statements) {
    const known = statement
      .replace(/^CREATE SECURITY INTEGRATION (?=\w+\n)/, "ALTER USER ")
      .replace(/^(ALTER USER \w+)\n/, "$1 SET\n");
    if (parse(known, "snowflake").length !== 1) throw new Error(`not one statement: ${statement}`);
  }
  return statements;
}

/** As its lexer would: by semicolons outside of quotes and comments. */
function split(text: string): readonly string[] {
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

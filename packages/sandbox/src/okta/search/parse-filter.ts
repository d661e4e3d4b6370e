import type { Filter, Operator } from "./filter.ts";

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|([()])|([^\s()"]+))/y;
const OPERATORS: readonly Operator[] = ["eq", "sw", "co", "ew", "gt", "ge", "lt", "le"];

/** Reads a SCIM filter; `undefined` when it is none. Operators in any case; `ne` and `not` do not exist in Okta. */
export function parseFilter(text: string): Filter | undefined {
  const tokens = tokenize(text);
  if (tokens === undefined || tokens.length === 0) return undefined;
  let next = 0;
  const takeWord = (word: string): boolean => {
    if (tokens[next]?.toLowerCase() !== word) return false;
    next += 1;
    return true;
  };

  const chain = (kind: "and" | "or", part: () => Filter | undefined): Filter | undefined => {
    const first = part();
    if (first === undefined) return undefined;
    const parts = [first];
    while (takeWord(kind)) {
      const another = part();
      if (another === undefined) return undefined;
      parts.push(another);
    }
    return parts.length === 1 ? first : { kind, parts };
  };

  const either = (): Filter | undefined => chain("or", both);
  const both = (): Filter | undefined => chain("and", single);
  const single = (): Filter | undefined => {
    if (takeWord("(")) {
      const inner = either();
      return takeWord(")") ? inner : undefined;
    }
    const attribute = tokens[next];
    const word = tokens[next + 1]?.toLowerCase();
    if (attribute === undefined || !/^[A-Za-z_][\w.]*$/.test(attribute)) return undefined;
    if (word === "pr") {
      next += 2;
      return { kind: "present", attribute };
    }
    const operator = OPERATORS.find((one) => one === word);
    const value = readValue(tokens[next + 2]);
    if (operator === undefined || value === undefined) return undefined;
    next += 3;
    return { kind: "compare", attribute, operator, value };
  };

  const filter = either();
  return next === tokens.length ? filter : undefined;
}

function tokenize(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== "") {
    const found = TOKEN.exec(text);
    const token = found?.[1] ?? found?.[2] ?? found?.[3];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

/** A JSON value as Okta reads it; `undefined` when the token is none. */
function readValue(token: string | undefined): string | number | boolean | null | undefined {
  if (token === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(token);
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
    return value === null ? null : undefined;
  } catch {
    return undefined;
  }
}

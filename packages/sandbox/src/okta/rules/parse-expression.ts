import { err, ok, type Result } from "neverthrow";
import type { BinaryOperator, Expression, Unparsable } from "./expression.ts";
import { knownFunctions } from "./functions.ts";

const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?)|([A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*)|(==|!=|<=|>=|&&|\|\||[<>()!,?:+]))/y;

/** Operators from the loosest binding to the tightest. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [["or"], ["and"], ["==", "!="], ["<=", ">=", "<", ">"], ["+"]];
const WORDS: Readonly<Record<string, string>> = {
  OR: "or",
  or: "or",
  "||": "or",
  AND: "and",
  and: "and",
  "&&": "and",
  NOT: "!",
  not: "!",
  eq: "==",
  ne: "!=",
};

interface Token {
  readonly kind: "text" | "number" | "name" | "sign";
  readonly value: string;
}

/** Reads a condition; anything Okta's rules do not know (a function, a user attribute's misspelt `user`) is refused. */
export function parseExpression(text: string): Result<Expression, Unparsable> {
  const tokens = tokenize(text);
  if (tokens === undefined || tokens.length === 0) return err({ kind: "unparsable", at: text });
  const parser = createParser(tokens);
  const expression = parser.choice();
  return expression === undefined || !parser.atEnd() ? err({ kind: "unparsable", at: parser.rest() }) : ok(expression);
}

function tokenize(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== "") {
    const [, quoted, number, name, sign] = TOKEN.exec(text) ?? [];
    if (quoted !== undefined) tokens.push({ kind: "text", value: quoted.slice(1, -1).replace(/\\(.)/g, "$1") });
    else if (number !== undefined) tokens.push({ kind: "number", value: number });
    else if (name !== undefined) {
      const word = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
      tokens.push(word === undefined ? { kind: "name", value: name } : { kind: "sign", value: word });
    } else if (sign !== undefined) tokens.push({ kind: "sign", value: WORDS[sign] ?? sign });
    else return undefined;
  }
  return tokens;
}

// Each method answers `undefined` when the text does not fit, and everything above it gives up.
function createParser(tokens: readonly Token[]) {
  let next = 0;

  const takeSign = (...signs: readonly string[]): string | undefined => {
    const token = tokens[next];
    if (token?.kind !== "sign" || !signs.includes(token.value)) return undefined;
    next += 1;
    return token.value;
  };

  const choice = (): Expression | undefined => {
    const test = level(0);
    if (test === undefined || takeSign("?") === undefined) return test;
    const yes = choice();
    if (yes === undefined || takeSign(":") === undefined) return undefined;
    const no = choice();
    return no && { kind: "choice", test, yes, no };
  };

  const level = (depth: number): Expression | undefined => {
    const operators = LEVELS[depth];
    if (operators === undefined) return unary();
    let left = level(depth + 1);
    while (left !== undefined) {
      const sign = takeSign(...operators);
      const operator = operators.find((one) => one === sign);
      if (operator === undefined) return left;
      const right = level(depth + 1);
      left = right && { kind: "binary", operator, left, right };
    }
    return undefined;
  };

  const unary = (): Expression | undefined => {
    if (takeSign("!") !== undefined) {
      const operand = unary();
      return operand && { kind: "not", operand };
    }
    if (takeSign("(") !== undefined) {
      const inner = choice();
      return takeSign(")") === undefined ? undefined : inner;
    }
    const token = tokens[next];
    if (token === undefined || token.kind === "sign") return undefined;
    next += 1;
    if (token.kind === "text") return { kind: "literal", value: token.value };
    if (token.kind === "number") return { kind: "literal", value: Number(token.value) };
    return named(token.value);
  };

  const named = (name: string): Expression | undefined => {
    if (name === "true" || name === "false") return { kind: "literal", value: name === "true" };
    if (name === "null") return { kind: "literal", value: null };
    if (takeSign("(") === undefined) {
      return name.startsWith("user.") ? { kind: "attribute", name: name.slice("user.".length) } : undefined;
    }
    const args: Expression[] = [];
    while (takeSign(")") === undefined) {
      if (args.length > 0 && takeSign(",") === undefined) return undefined;
      const argument = choice();
      if (argument === undefined) return undefined;
      args.push(argument);
    }
    return knownFunctions.has(name) ? { kind: "call", name, args } : undefined;
  };

  return {
    choice,
    atEnd: () => next === tokens.length,
    rest: () =>
      tokens
        .slice(next)
        .map(({ value }) => value)
        .join(" "),
  };
}

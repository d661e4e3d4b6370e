import { err, ok, type Result } from "neverthrow";
import type { Condition, Jql, Operand, Operator } from "./jql.ts";
import { readWords, type Word } from "./read-words.ts";

const ORDER_LIMIT = 7;

/** Reads a query; a text is what Jira says of one it cannot read. */
export function parseJql(text: string): Result<Jql, string> {
  return readWords(text).andThen((words) => new Parser(words).query());
}

/** A refusal on its way out of nested rules; it never leaves this file. */
class Unreadable extends Error {}

class Parser {
  readonly #words: readonly Word[];
  #next = 0;

  constructor(words: readonly Word[]) {
    this.#words = words;
  }

  query(): Result<Jql, string> {
    try {
      const where = this.#isKeyword("order") || this.#word === undefined ? undefined : this.#or();
      const orderBy = this.#order();
      if (this.#word !== undefined) this.#fail();
      return ok({ ...(where === undefined ? {} : { where }), orderBy });
    } catch (problem) {
      if (problem instanceof Unreadable) return err(problem.message);
      throw problem;
    }
  }

  get #word(): Word | undefined {
    return this.#words[this.#next];
  }

  #isKeyword(...texts: readonly string[]): boolean {
    const word = this.#word;
    return word !== undefined && !word.isQuoted && texts.includes(word.text.toLowerCase());
  }

  #take(...texts: readonly string[]): boolean {
    if (!this.#isKeyword(...texts)) return false;
    this.#next += 1;
    return true;
  }

  #fail(expected?: string): never {
    const word = this.#word;
    throw new Unreadable(
      word === undefined
        ? `Error in the JQL Query: Expecting ${expected ?? "either a value, list or function"} before the end of the query.`
        : `Error in the JQL Query: Expecting ${expected ?? "either 'OR' or 'AND'"} but got '${word.text}'. (line 1, character ${word.at + 1})`,
    );
  }

  #or(): Condition {
    const parts = [this.#and()];
    while (this.#take("or", "||")) parts.push(this.#and());
    return parts.length === 1 ? parts[0]! : { kind: "or", parts };
  }

  #and(): Condition {
    const parts = [this.#not()];
    while (this.#take("and", "&&")) parts.push(this.#not());
    return parts.length === 1 ? parts[0]! : { kind: "and", parts };
  }

  #not(): Condition {
    if (this.#take("not")) return { kind: "not", part: this.#not() };
    if (this.#take("(")) {
      const inner = this.#or();
      if (!this.#take(")")) this.#fail("')'");
      return inner;
    }
    return this.#clause();
  }

  #clause(): Condition {
    const field = this.#text("a field name");
    const operator = this.#operator();
    const values = operator === "in" || operator === "not in" ? this.#list() : [this.#operand()];
    return { kind: "clause", field, operator, values };
  }

  #operator(): Operator {
    for (const sign of ["=", "!=", "~", "!~", "<=", ">=", "<", ">", "in"] as const) {
      if (this.#take(sign)) return sign;
    }
    if (this.#take("not")) {
      if (!this.#take("in")) this.#fail("'in'");
      return "not in";
    }
    if (this.#take("is")) return this.#take("not") ? "is not" : "is";
    return this.#fail("an operator ('=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'IS')");
  }

  #list(): readonly Operand[] {
    if (!this.#take("(")) return [this.#operand()];
    const values = [this.#operand()];
    while (this.#take(",")) values.push(this.#operand());
    if (!this.#take(")")) this.#fail("either ')' or ','");
    return values;
  }

  #operand(): Operand {
    const isQuoted = this.#word?.isQuoted === true;
    const text = this.#text("either a value, list or function");
    if (!isQuoted && ["empty", "null"].includes(text.toLowerCase())) return { kind: "empty" };
    if (isQuoted || !this.#take("(")) return { kind: "text", text };
    const args: string[] = [];
    while (!this.#take(")")) {
      args.push(this.#text("a value"));
      if (!this.#take(",") && !this.#isKeyword(")")) this.#fail("either ')' or ','");
    }
    return { kind: "call", name: text, args };
  }

  #text(expected: string): string {
    const word = this.#word;
    if (word === undefined || (!word.isQuoted && /^([=~<>(),]|!=|!~|<=|>=)$/.test(word.text)))
      return this.#fail(expected);
    this.#next += 1;
    return word.text;
  }

  #order(): Jql["orderBy"] {
    if (!this.#take("order")) return [];
    if (!this.#take("by")) this.#fail("'by'");
    const fields: { field: string; descending: boolean }[] = [];
    do {
      const field = this.#text("a field name");
      const descending = this.#take("desc");
      if (!descending) this.#take("asc");
      fields.push({ field, descending });
    } while (this.#take(","));
    if (fields.length > ORDER_LIMIT) {
      throw new Unreadable(`The number of fields in the ORDER BY clause must not exceed ${ORDER_LIMIT}.`);
    }
    return fields;
  }
}

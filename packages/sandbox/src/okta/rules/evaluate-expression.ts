import type { Expression } from "./expression.ts";
import { callFunction, type GroupsAsked, type Value } from "./functions.ts";

/** Whether a profile meets a condition. Texts compare exactly, case included. */
export function meets(
  expression: Expression,
  profile: Readonly<Record<string, unknown>>,
  groups: () => GroupsAsked,
): boolean {
  return evaluate(expression, profile, groups) === true;
}

/** What an expression comes to; `null` for an attribute nobody set. */
export function evaluate(
  expression: Expression,
  profile: Readonly<Record<string, unknown>>,
  groups: () => GroupsAsked,
): Value {
  const valueIn = (part: Expression): Value => evaluate(part, profile, groups);
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "attribute":
      return toValue(profile[expression.name]);
    case "call":
      return callFunction(expression.name, expression.args.map(valueIn), groups());
    case "not":
      return valueIn(expression.operand) !== true;
    case "choice":
      return valueIn(expression.test) === true ? valueIn(expression.yes) : valueIn(expression.no);
    case "binary":
      return binary(expression, valueIn);
  }
}

function binary(
  { operator, left, right }: Extract<Expression, { kind: "binary" }>,
  valueIn: (part: Expression) => Value,
): Value {
  switch (operator) {
    case "and":
      return valueIn(left) === true && valueIn(right) === true;
    case "or":
      return valueIn(left) === true || valueIn(right) === true;
    case "==":
      return valueIn(left) === valueIn(right);
    case "!=":
      return valueIn(left) !== valueIn(right);
    case "+":
      return `${valueIn(left) ?? ""}${valueIn(right) ?? ""}`;
    case "<":
    case ">":
    case "<=":
    case ">=":
      return compare(operator, valueIn(left), valueIn(right));
  }
}

function compare(operator: "<" | ">" | "<=" | ">=", left: Value, right: Value): boolean {
  if (typeof left !== typeof right || (typeof left !== "number" && typeof left !== "string")) return false;
  const [a, b] = [left, right as typeof left];
  switch (operator) {
    case "<":
      return a < b;
    case ">":
      return a > b;
    case "<=":
      return a <= b;
    case ">=":
      return a >= b;
  }
}

function toValue(value: unknown): Value {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return Array.isArray(value) ? value : null;
}

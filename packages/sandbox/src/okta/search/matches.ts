import type { Filter, Operator } from "./filter.ts";

/** How values compare: `search` ignores case, `filter` does not. */
export interface Comparison {
  readonly ignoreCase: boolean;
  /** The attribute's value; an array matches when one of its values does. */
  readonly read: (attribute: string) => unknown;
}

/** Whether a filter holds. */
export function matches(filter: Filter, comparison: Comparison): boolean {
  switch (filter.kind) {
    case "and":
      return filter.parts.every((part) => matches(part, comparison));
    case "or":
      return filter.parts.some((part) => matches(part, comparison));
    case "present":
      return isPresent(comparison.read(filter.attribute));
    case "compare": {
      const value = comparison.read(filter.attribute);
      const values = Array.isArray(value) ? value : [value];
      const wanted = fold(filter.value, comparison.ignoreCase);
      return values.some((one) => holds(filter.operator, fold(one, comparison.ignoreCase), wanted));
    }
  }
}

function holds(operator: Operator, value: unknown, wanted: unknown): boolean {
  if (operator === "eq") return value === wanted;
  if (typeof value === "number" && typeof wanted === "number") return ordered(operator, value - wanted);
  if (typeof value !== "string" || typeof wanted !== "string") return false;
  switch (operator) {
    case "sw":
      return value.startsWith(wanted);
    case "co":
      return value.includes(wanted);
    case "ew":
      return value.endsWith(wanted);
    default:
      return ordered(operator, compareTexts(value, wanted));
  }
}

function ordered(operator: Operator, difference: number): boolean {
  switch (operator) {
    case "gt":
      return difference > 0;
    case "ge":
      return difference >= 0;
    case "lt":
      return difference < 0;
    case "le":
      return difference <= 0;
    default:
      return false;
  }
}

const DATE = /^\d{4}-\d{2}-\d{2}(t[\d:.]+(z|[+-]\d{2}:?\d{2}))?$/i;

/** Dates by instant, whatever their spelling; everything else by code unit. */
export function compareTexts(a: string, b: string): number {
  if (DATE.test(a) && DATE.test(b)) return Date.parse(a) - Date.parse(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function fold(value: unknown, ignoreCase: boolean): unknown {
  return typeof value === "string" && ignoreCase ? value.toLowerCase() : value;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

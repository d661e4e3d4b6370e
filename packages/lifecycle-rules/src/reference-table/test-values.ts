import type { AttributeValue } from "../request/request.ts";
import type { Test } from "./table.ts";

/** The values a test names; none for presence. */
export function namedValues(test: Test): readonly string[] {
  return test.kind === "any-of" || test.kind === "none-of" ? test.values : [];
}

/** Whether a value is meant by one a test names: equal, below it in a hierarchy (`A/*`), or begun by it (`A*`). */
export function isMeant(named: string, value: string): boolean {
  if (named.endsWith("/*")) return value === named.slice(0, -2) || value.startsWith(named.slice(0, -1));
  return named.endsWith("*") ? value.startsWith(named.slice(0, -1)) : value === named;
}

/** Whether a test passes for the values somebody has; without any, only `absent` does. */
export function passes(test: Test, values: readonly string[]): boolean {
  if (values.length === 0) return test.kind === "absent";
  switch (test.kind) {
    case "present":
      return true;
    case "absent":
      return false;
    case "any-of":
      return values.some((value) => test.values.some((named) => isMeant(named, value)));
    case "none-of":
      return !values.some((value) => test.values.some((named) => isMeant(named, value)));
  }
}

/** One text or several, as several; an empty text is no value. */
export function valuesOf(value: AttributeValue | undefined): readonly string[] {
  if (value === undefined || value === "") return [];
  return typeof value === "string" ? [value] : value;
}

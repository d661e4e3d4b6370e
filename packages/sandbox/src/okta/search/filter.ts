/** A parsed SCIM filter. */
export type Filter = { readonly kind: "and" | "or"; readonly parts: readonly Filter[] } | Condition;

/** One test of one attribute. */
export type Condition =
  | { readonly kind: "present"; readonly attribute: string }
  | {
      readonly kind: "compare";
      readonly attribute: string;
      readonly operator: Operator;
      readonly value: string | number | boolean | null;
    };

/** How an attribute is compared with a value. */
export type Operator = "eq" | "sw" | "co" | "ew" | "gt" | "ge" | "lt" | "le";

/** Every condition in a filter, in order. */
export function conditions(filter: Filter): readonly Condition[] {
  return "parts" in filter ? filter.parts.flatMap(conditions) : [filter];
}

/** A parsed query. */
export interface Jql {
  /** Absent when the query has no condition: "unbounded". */
  readonly where?: Condition;
  readonly orderBy: readonly { readonly field: string; readonly descending: boolean }[];
}

/** What an issue has to meet. */
export type Condition =
  | { readonly kind: "and" | "or"; readonly parts: readonly Condition[] }
  | { readonly kind: "not"; readonly part: Condition }
  | {
      readonly kind: "clause";
      readonly field: string;
      readonly operator: Operator;
      readonly values: readonly Operand[];
    };

/** How a field is compared. */
export type Operator = "=" | "!=" | "~" | "!~" | "<" | "<=" | ">" | ">=" | "in" | "not in" | "is" | "is not";

/** A value as written, or a function to call. */
export type Operand =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "empty" }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly string[] };

/** Every clause in a condition, in order. */
export function clauses(condition: Condition | undefined): readonly Extract<Condition, { kind: "clause" }>[] {
  if (condition === undefined) return [];
  if (condition.kind === "clause") return [condition];
  return condition.kind === "not" ? clauses(condition.part) : condition.parts.flatMap(clauses);
}

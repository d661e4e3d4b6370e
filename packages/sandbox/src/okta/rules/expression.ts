/** A parsed condition of a group rule, in the part of Okta Expression Language that rules accept. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "not"; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "choice"; readonly test: Expression; readonly yes: Expression; readonly no: Expression };

/** An operator between two values. */
export type BinaryOperator = "or" | "and" | "==" | "!=" | "<=" | ">=" | "<" | ">" | "+";

/** What tells a wrong condition from a right one. */
export interface Unparsable {
  readonly kind: "unparsable";
  readonly at: string;
}

/** An `attribute eq "value"` expression whose value cannot end the quotes. */
export function equals(attribute: string, value: string): string {
  return `${attribute} eq ${quote(value)}`;
}

/** An `attribute sw "value"` expression: starts with. */
export function startsWith(attribute: string, value: string): string {
  return `${attribute} sw ${quote(value)}`;
}

/** All of them must hold. */
export function allOf(...expressions: readonly string[]): string {
  return expressions.map((expression) => `(${expression})`).join(" and ");
}

/** One of them must hold. */
export function anyOf(...expressions: readonly string[]): string {
  return expressions.map((expression) => `(${expression})`).join(" or ");
}

/** Every user, deactivated ones included, which a plain list leaves out. */
export const EVERY_STATUS = "status pr";

const quote = (value: string): string => JSON.stringify(value);

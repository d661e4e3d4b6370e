/** What one attribute may be. */
export type Attribute = (value: unknown) => boolean;

/** Attributes of a node: all it may have, and which it must have. */
export interface Attributes {
  readonly required: Readonly<Record<string, Attribute>>;
  readonly optional: Readonly<Record<string, Attribute>>;
}

export const text: Attribute = (value) => typeof value === "string";
export const someText: Attribute = (value) => typeof value === "string" && value.length > 0;
export const numeric: Attribute = (value) => typeof value === "number";
export const truth: Attribute = (value) => typeof value === "boolean";
export const anything: Attribute = () => true;
export const numbers: Attribute = (value) => Array.isArray(value) && value.every(numeric);
export const within =
  (lowest: number, highest = Number.POSITIVE_INFINITY): Attribute =>
  (value) =>
    typeof value === "number" && value >= lowest && value <= highest;
export const oneOf =
  (...values: readonly string[]): Attribute =>
  (value) =>
    typeof value === "string" && values.includes(value);
export const like =
  (pattern: RegExp): Attribute =>
  (value) =>
    typeof value === "string" && pattern.test(value);

import { err, ok, type Result } from "neverthrow";
import { invalid, type OktaProblem } from "../http/problem.ts";
import type { Attribute, Attributes } from "./attributes.ts";

/** Whether a user is being made or changed: Okta words the refusal of an unknown attribute differently. */
export type Occasion = "newUser" | "user";

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/**
 * Checks a whole profile against the attributes the org knows. Gives it back without `null`s, which mean "not set".
 *
 * All causes come at once, required attributes first, in the order of the schema.
 */
export function checkProfile(
  profile: Readonly<Record<string, unknown>>,
  attributes: Attributes,
  occasion: Occasion,
): Result<Readonly<Record<string, unknown>>, OktaProblem> {
  const unknown = Object.keys(profile).filter((name) => attributes[name] === undefined);
  if (unknown.length > 0) {
    return err(invalid(occasion, ...unknown.map((name) => `Property name '${name}' is not defined in profile`)));
  }
  const causes = [...missing(profile, attributes), ...malformed(profile, attributes)];
  if (causes.length > 0) return err(invalid(causes[0]?.split(":")[0] ?? occasion, ...causes));
  return ok(Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== null && value !== undefined)));
}

/** Okta complains about missing names in this order, not in the schema's. */
const REQUIRED_FIRST = ["login", "firstName", "lastName", "email"];

function missing(profile: Readonly<Record<string, unknown>>, attributes: Attributes): string[] {
  const order = [...REQUIRED_FIRST, ...Object.keys(attributes).filter((name) => !REQUIRED_FIRST.includes(name))];
  return order
    .filter((name) => attributes[name]?.required === true && isBlank(profile[name]))
    .map((name) => `${name}: The field cannot be left blank`);
}

function malformed(profile: Readonly<Record<string, unknown>>, attributes: Attributes): string[] {
  const causes = Object.entries(profile).flatMap(([name, value]) => {
    const attribute = attributes[name];
    return attribute === undefined || isBlank(value) ? [] : wrong(name, value, attribute);
  });
  const login = profile["login"] ?? "";
  // An empty login is complained about twice: as blank, and as no e-mail address.
  if (attributes["login"] !== undefined && attributes["login"].pattern == null && !EMAIL.test(String(login))) {
    causes.push("login: Username must be in the form of an email address");
  }
  return causes;
}

function wrong(name: string, value: unknown, attribute: Attribute): string[] {
  if (!hasType(value, attribute.type)) {
    return [
      `${name}: The field must be ${attribute.type === "integer" || attribute.type === "array" ? "an" : "a"} ${attribute.type}`,
    ];
  }
  const causes: string[] = [];
  if (typeof value === "string") {
    if (attribute.maxLength != null && value.length > attribute.maxLength) {
      causes.push(`${name}: The field is too long (maximum is ${attribute.maxLength} characters)`);
    }
    if (attribute.minLength != null && value.length < attribute.minLength) {
      causes.push(`${name}: The field is too short (minimum is ${attribute.minLength} characters)`);
    }
    if (attribute["format"] === "email" && !EMAIL.test(value)) causes.push(`${name}: Does not match required pattern`);
    if (attribute.pattern != null && !new RegExp(`^(?:${attribute.pattern})$`, "u").test(value)) {
      causes.push(`${name}: Does not match required pattern`);
    }
  }
  const allowed = attribute.enum ?? attribute.oneOf?.map((option) => option.const);
  const values = Array.isArray(value) ? value : [value];
  if (allowed != null && values.some((one) => !allowed.includes(one))) {
    causes.push(`${name}: The value is not one of the allowed values`);
  }
  return causes;
}

function hasType(value: unknown, type: Attribute["type"]): boolean {
  switch (type) {
    case "string":
    case "boolean":
    case "number":
      return typeof value === type;
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value);
  }
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

import type { Schema } from "./openapi.ts";

/**
 * Properties of a request that the document does not know, or says only Okta may set: a misspelt name is no error to
 * JSON Schema, and Okta ignores it in silence.
 */
export function strangersIn(
  value: unknown,
  schema: Schema,
  resolve: (schema: Schema) => Schema,
  path = "",
): readonly string[] {
  if (Array.isArray(value)) {
    const items = known(schema, undefined, resolve).items;
    return items === undefined ? [] : value.flatMap((entry) => strangersIn(entry, items, resolve, `${path}/*`));
  }
  if (typeof value !== "object" || value === null) return [];
  const { properties, open } = known(schema, value, resolve);
  return Object.entries(value).flatMap(([name, entry]) => {
    const at = `${path}/${name}`;
    const property = properties[name];
    if (property === undefined) return open ? [] : [`${at} is not known`];
    if (resolve(property)["readOnly"] === true || property["readOnly"] === true) return [`${at} is read-only`];
    return strangersIn(entry, property, resolve, at);
  });
}

interface Known {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly items: Schema | undefined;
  /** Whether it may have properties nobody named. */
  readonly open: boolean;
}

function known(unresolved: Schema, value: unknown, resolve: (schema: Schema) => Schema): Known {
  const schema = resolve(unresolved);
  const own: Known = {
    properties: (schema["properties"] ?? {}) as Known["properties"],
    items: schema["items"] as Schema | undefined,
    open: schema["additionalProperties"] !== undefined && schema["additionalProperties"] !== false,
  };
  const isEmpty = own.items === undefined && Object.keys(own.properties).length === 0;
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => (schema[keyword] ?? []) as readonly Schema[]);
  const chosen = parts.flatMap((part) => {
    if (part["if"] === undefined) return [part];
    const [[name, { const: wanted }]] = Object.entries(
      (part["if"] as { properties: Record<string, { const: unknown }> }).properties,
    ) as [[string, { const: unknown }]];
    return (value as Record<string, unknown> | undefined)?.[name] === wanted ? [part["then"] as Schema] : [];
  });
  const all = [own, ...chosen.map((part) => known(part, value, resolve))];
  return {
    properties: Object.assign({}, ...all.map(({ properties }) => properties)),
    items: all.map(({ items }) => items).find((items) => items !== undefined),
    // A bare `object` promises nothing about what is in it.
    open: all.some(({ open }) => open) || (isEmpty && chosen.length === 0),
  };
}

/** JSON, and nothing that is not. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A value as JSON keeps it: absent and `undefined` are the same. */
export function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** One member of a JSON object; `undefined` where there is none, or no object. */
export function member(json: Json | undefined, name: string): Json | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  return Object.hasOwn(json, name) ? (json as { readonly [key: string]: Json })[name] : undefined;
}

/** A text member, or `undefined`. */
export function text(json: Json | undefined, name: string): string | undefined {
  const value = member(json, name);
  return typeof value === "string" ? value : undefined;
}

/** A list member, or an empty one. */
export function list(json: Json | undefined, name: string): readonly Json[] {
  const value = member(json, name);
  return Array.isArray(value) ? value : [];
}

/** A JSON object whose members are looked at one by one. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A member the object itself has.
 *
 * Changelog items have a member `toString`; where it is left out, reading it plainly gives the
 * function every object inherits.
 */
export function own(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const name of path) {
    if (!isObject(here) || !Object.hasOwn(here, name)) return undefined;
    here = here[name];
  }
  return here;
}

/** A text member that is not empty. */
export function ownText(value: unknown, ...path: readonly string[]): string | undefined {
  const found = own(value, ...path);
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** An id: text, or a number as Automation and some old payloads write it. */
export function ownId(value: unknown, ...path: readonly string[]): string | undefined {
  const found = own(value, ...path);
  return typeof found === "number" && Number.isSafeInteger(found) ? String(found) : ownText(value, ...path);
}

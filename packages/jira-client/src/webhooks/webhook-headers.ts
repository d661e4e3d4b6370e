/**
 * Headers of a delivery, as any host has them: a web `Headers`, whatever else finds a value by its name in small
 * letters, or a record, whose names are compared without regard to case.
 */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The values of a header; more than one when the sender, or somebody in between, repeated it. */
export function headerValues(headers: WebhookHeaders, name: string): readonly string[] {
  if (typeof headers.get === "function") {
    const value = headers.get(name);
    return value === null ? [] : [value];
  }
  return Object.entries(headers)
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, value]) => value ?? []);
}

/** The header's value when it is there once. */
export function onlyHeader(headers: WebhookHeaders, name: string): string | undefined {
  const values = headerValues(headers, name);
  return values.length === 1 ? values[0] : undefined;
}

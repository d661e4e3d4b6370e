/** A value as text, the same whatever the order of its names; what is null is as good as absent to Okta. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, entry: unknown) =>
    isRecord(entry)
      ? Object.fromEntries(
          Object.entries(entry)
            .filter(([, inner]) => inner !== null && inner !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : entry,
  );
}

/** An object with names, and no list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A view with its ids as numbers, which is how Automation writes them. */
export function numericIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(numericIds);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      name === "id" && typeof entry === "string" && /^\d+$/.test(entry) ? Number(entry) : numericIds(entry),
    ]),
  );
}

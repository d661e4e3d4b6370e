/** A text as a table keeps it, however it was typed: NFC, `\n` between lines, nothing around it. */
export function tidyText(text: string): string {
  return text.normalize("NFC").replaceAll(/\r\n?/g, "\n").trim();
}

/** The same for every text in a value. */
export function tidyTexts<T>(value: T): T;
export function tidyTexts(value: unknown): unknown {
  if (typeof value === "string") return tidyText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => tidyTexts(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [tidyText(name), tidyTexts(inner)]));
}

import { isObject } from "../own.ts";

/** Shorter texts are words of the language sooner than somebody's data. */
const SHORTEST = 4;

const LONGEST_MESSAGE = 300;

/** The texts in what we sent: Jira likes to quote them, and they are somebody's data. */
export function sentTexts(value: unknown, depth = 0): readonly string[] {
  if (typeof value === "string") return value.length >= SHORTEST ? [value] : [];
  if (depth > 30) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => sentTexts(entry, depth + 1));
  if (!isObject(value)) return [];
  // A document's `type` is a word like "paragraph", never data.
  return Object.entries(value).flatMap(([name, entry]) => (name === "type" ? [] : sentTexts(entry, depth + 1)));
}

/**
 * What Jira says about a refusal, cut to length. Replaced by an ellipsis: all of `words`, addresses,
 * issue keys, and whatever stands in quotation marks and is no id of a field.
 */
export function strikeOut(message: string, words: readonly string[]): string {
  const struck = [...new Set(words)]
    .filter((word) => word.length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
    .reduce((text, word) => text.replaceAll(word, "…"), message)
    // Bounded before the @, or a long word without one would take its length squared.
    .replace(/[^\s"'<>@]{1,64}@[^\s"'<>@]+/g, "…")
    .replace(/\b[A-Z][A-Z0-9_]{1,20}-\d+\b/g, "…")
    .replace(QUOTED, (quoted, inside: string) => (FIELD_ID.test(inside) ? quoted : quoted.replace(inside, "…")))
    .replace(/\p{Cc}+/gu, " ");
  return struck.length > LONGEST_MESSAGE ? `${struck.slice(0, LONGEST_MESSAGE).toWellFormed()}…` : struck;
}

// An apostrophe inside a word opens no quotation.
const QUOTED = /(?<![\p{L}\d])["'“‘]([^"'“”‘’]{1,200})["'”’](?![\p{L}\d])/gu;

const FIELD_ID = /^[a-z][\w.-]*$/;

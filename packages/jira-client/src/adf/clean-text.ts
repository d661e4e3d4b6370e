/**
 * Makes text safe to show in a document.
 *
 * Ticket text is data somebody typed or pasted. Characters no reader can see do harm: Jira
 * refuses control characters, and direction overrides make a line read differently from what
 * it says. Both are dropped, broken surrogate pairs replaced; line breaks and tabs are kept.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, "\n")
    .replace(UNSEEN, "")
    .toWellFormed();
}

/** As {@link cleanText}, on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/[\n\t]+/g, " ");
}

// C0 and C1 controls but tab and newline, delete, byte order mark, direction overrides, non-characters.
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;

/** The address when it may be linked to (http, https or mail), `undefined` otherwise. */
export function safeHref(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : undefined;
}

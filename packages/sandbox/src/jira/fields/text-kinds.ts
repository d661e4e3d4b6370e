import { err, ok, type Result } from "neverthrow";
import { adfToWiki } from "../adf/adf-to-wiki.ts";
import { checkAdf } from "../adf/check-adf.ts";
import { plainText } from "../adf/plain-text.ts";
import { wikiToAdf } from "../adf/wiki-to-adf.ts";
import type { Site } from "../site.ts";
import { isDay, jiraTime, parseJiraTime } from "../time.ts";
import type { Kind } from "./kind.ts";

const T = "com.atlassian.jira.plugin.system.customfieldtypes:";
const asText = (stored: unknown): string => String(stored);

/** Whether a text is over the site's limit for long texts. */
function isTooLong(site: Site, document: unknown): boolean {
  const { textLimit, textLimitCounts } = site.settings;
  const size = textLimitCounts === "json" ? JSON.stringify(document).length : plainText(document).length;
  return size > textLimit;
}

/** What Jira says of a text over the limit. */
const tooLong = "The entered text is too long. It exceeds the allowed limit of 32,767 characters.";

/** Reads a long text: a document in version 3, markup in version 2. */
export function readLongText(input: unknown, version: 2 | 3, site: Site, invalid: string): Result<unknown, string> {
  if (version === 2 && typeof input !== "string") return err("Operation value must be a string");
  const document = version === 2 ? wikiToAdf(String(input)) : input;
  if (!checkAdf(document)) return err(invalid);
  return isTooLong(site, document) ? err(tooLong) : ok(document);
}

const shortText = (custom: string, single: boolean): Kind => ({
  type: "string",
  custom: `${T}${custom}`,
  verbs: ["set"],
  read(input, { site }) {
    if (typeof input !== "string") return err("Operation value must be a string");
    if (single && /[\r\n]/.test(input)) return err("The text must be on one line.");
    if (input.length > site.settings.textFieldLimit) {
      return err(
        `The entered text is too long. It exceeds the allowed limit of ${site.settings.textFieldLimit} characters.`,
      );
    }
    return ok(input);
  },
  view: (stored) => stored,
  raw: () => null,
  text: asText,
});

/** Kinds of fields whose value is a text, a number or a time. */
export const textKinds = {
  text: shortText("textfield", false),
  paragraph: {
    type: "string",
    custom: `${T}textarea`,
    verbs: ["set"],
    read: (input, { site, version }) =>
      readLongText(
        input,
        version,
        site,
        "Operation value must be an Atlassian Document (see the Atlassian Document Format)",
      ),
    view: (stored, { version }) => (version === 2 ? adfToWiki(stored) : stored),
    raw: () => null,
    text: plainText,
  },
  summary: {
    type: "string",
    verbs: ["set"],
    read(input) {
      if (typeof input !== "string") return err("Operation value must be a string");
      if (input.trim() === "") return err("You must specify a summary of the issue.");
      if (/[\r\n]/.test(input)) return err("The summary is invalid because it contains newline characters.");
      return input.length > 255 ? err("Summary must be less than 255 characters.") : ok(input);
    },
    view: (stored) => stored,
    raw: () => null,
    text: asText,
  },
  number: {
    type: "number",
    custom: `${T}float`,
    verbs: ["set"],
    read: (input) =>
      typeof input === "number" && Number.isFinite(input) ? ok(input) : err("Operation value must be a number"),
    view: (stored) => stored,
    raw: () => null,
    text: asText,
  },
  url: {
    type: "string",
    custom: `${T}url`,
    verbs: ["set"],
    read(input) {
      if (typeof input !== "string") return err("Operation value must be a string");
      return URL.canParse(input) ? ok(input) : err("The URL specified is not valid.");
    },
    view: (stored) => stored,
    raw: () => null,
    text: asText,
  },
  date: {
    type: "date",
    custom: `${T}datepicker`,
    verbs: ["set"],
    read: (input) =>
      typeof input === "string" && isDay(input)
        ? ok(input)
        : err(`Error parsing date string: ${typeof input === "string" ? input : JSON.stringify(input)}`),
    view: (stored) => stored,
    raw: (stored) => String(stored),
    text: asText,
  },
  datetime: {
    type: "datetime",
    custom: `${T}datetime`,
    verbs: ["set"],
    read(input) {
      const at = typeof input === "string" ? parseJiraTime(input) : undefined;
      return at === undefined ? err("Error parsing time") : ok(new Date(at).toISOString());
    },
    view: (stored, { zone }) => jiraTime(Date.parse(String(stored)), zone),
    raw: (stored) => String(stored),
    text: asText,
  },
  labels: {
    type: "array",
    items: "string",
    custom: `${T}labels`,
    verbs: ["add", "set", "remove"],
    read(input) {
      if (!Array.isArray(input)) return err("data was not an array");
      const labels = new Set<string>();
      for (const label of input) {
        if (typeof label !== "string") return err("Operation value must be a string");
        if (/\s/.test(label)) return err(`The label '${label}' contains spaces which is invalid.`);
        if (label.length > 255)
          return err(`The label '${label}' exceeds the maximum length for a single label of 255 characters.`);
        labels.add(label);
      }
      return ok([...labels]);
    },
    view: (stored) => stored,
    raw: () => null,
    text: (stored) => (stored as readonly string[]).join(" "),
  },
} as const satisfies Record<string, Kind>;

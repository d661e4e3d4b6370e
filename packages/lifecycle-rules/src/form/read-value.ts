import { err, ok, Result } from "neverthrow";
import type { Problem } from "../request/problem.ts";
import type { AttributeValue } from "../request/request.ts";
import { parseInstant } from "../time/instant.ts";
import { parseLocalDate } from "../time/local-date.ts";
import { adfText } from "./adf-text.ts";
import { cleanLine, cleanLines } from "./clean-text.ts";
import type { FieldKind, FormField } from "./field.ts";
import { nearest } from "./nearest.ts";

/** What is wrong with a raw value. */
export interface ValueProblem {
  readonly kind: Problem["kind"];
  readonly expected: string;
  readonly found: string;
  readonly nearest?: string;
}

type Reading = Result<AttributeValue | undefined, ValueProblem>;

/** Reads a raw Jira value or form answer as its field's kind says. `undefined`: nothing was filled in. */
export function readValue(field: FormField, raw: unknown): Reading {
  if (isEmpty(raw)) return ok(undefined);
  return READERS[field.kind](raw).andThen((value) => offered(field, value));
}

const READERS: Readonly<Record<FieldKind, (raw: unknown) => Reading>> = {
  "short-text": (raw) => line(raw, "one line of text"),
  "long-text": (raw) => paragraph(raw),
  number: (raw) => (typeof raw === "number" && Number.isFinite(raw) ? ok(String(raw)) : asNumber(raw)),
  url: (raw) => checked(raw, "a web address", (text) => /^https?:\/\/[^\s/]+\S*$/i.test(text), "not-an-address"),
  email: (raw) => checked(raw, "a mail address", isMailAddress, "not-an-address"),
  date: (raw) =>
    checked(answerPart(raw, "date"), "a day, YYYY-MM-DD", (text) => parseLocalDate(text).isOk(), "not-a-day"),
  "date-time": (raw) => moment(raw),
  select: (raw) => option(single(raw)),
  "multi-select": (raw) => several(raw, option),
  cascading: (raw) => cascade(raw),
  user: (raw) => mailOfUser(single(raw)),
  "multi-user": (raw) => several(raw, mailOfUser),
  labels: (raw) => several(raw, (item) => line(item, "a label")),
  "yes-no": (raw) => yesOrNo(single(raw)),
};

/** Jira writes "nothing" in five ways. */
function isEmpty(raw: unknown): boolean {
  if (raw === null || raw === undefined || raw === "{}") return true;
  if (typeof raw === "string") return cleanLine(raw) === "";
  return Array.isArray(raw) && raw.every(isEmpty);
}

function wrongType(expected: string, raw: unknown): Result<never, ValueProblem> {
  return err({ kind: "wrong-type", expected, found: shown(raw) });
}

/** A value as it may be shown back to its author: short, and on one line. */
function shown(raw: unknown): string {
  const text = typeof raw === "string" ? raw : typeof raw === "number" || typeof raw === "boolean" ? String(raw) : "";
  const clean = cleanLine(text === "" ? `a ${Array.isArray(raw) ? "list" : typeof raw}` : text);
  return clean.length > 60 ? `${clean.slice(0, 59)}…` : clean;
}

function property(raw: unknown, name: string): unknown {
  return typeof raw === "object" && raw !== null && Object.hasOwn(raw, name)
    ? (raw as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** A JSM form answers `{ text: "…" }` where a Jira field holds `"…"`. */
function answerPart(raw: unknown, part: "text" | "date" | "choices" | "users" | "adf"): unknown {
  return property(raw, part) ?? raw;
}

function line(raw: unknown, expected: string): Result<string, ValueProblem> {
  const text = answerPart(raw, "text");
  return typeof text === "string" ? ok(cleanLine(text)) : wrongType(expected, raw);
}

function paragraph(raw: unknown): Reading {
  const text = answerPart(answerPart(raw, "adf"), "text");
  if (typeof text === "string") return ok(cleanLines(text));
  const document = answerPart(raw, "adf");
  if (property(document, "type") !== "doc") return wrongType("text", raw);
  const written = cleanLines(adfText(document));
  return ok(written === "" ? undefined : written);
}

function checked(
  raw: unknown,
  expected: string,
  test: (text: string) => boolean,
  kind: Problem["kind"],
): Result<string, ValueProblem> {
  return line(raw, expected).andThen((text) => (test(text) ? ok(text) : err({ kind, expected, found: shown(text) })));
}

function asNumber(raw: unknown): Reading {
  return checked(raw, "a number", (text) => Number.isFinite(Number(text)), "wrong-type").map((text) =>
    String(Number(text)),
  );
}

function moment(raw: unknown): Reading {
  return line(raw, "a moment with its offset").andThen((text) =>
    parseInstant(text).mapErr(() => ({
      kind: "not-a-day" as const,
      expected: "a moment with its offset",
      found: shown(text),
    })),
  );
}

/** One value where Jira may wrap it in a list of one: a checkbox, a user question of a form. */
function single(raw: unknown): unknown {
  const list = answerPart(answerPart(raw, "choices"), "users");
  return Array.isArray(list) && list.length === 1 ? list[0] : list;
}

function several(raw: unknown, one: (item: unknown) => Reading): Reading {
  const list = answerPart(answerPart(raw, "choices"), "users");
  const items = Array.isArray(list) ? list : [list];
  return Result.combine(items.filter((item) => !isEmpty(item)).map(one)).map((values) => [
    // A set, whatever the order somebody ticked the boxes in.
    ...new Set(values.flatMap((value) => value ?? []).toSorted()),
  ]);
}

function option(raw: unknown): Result<string, ValueProblem> {
  const label = property(raw, "value") ?? property(raw, "label") ?? property(raw, "name") ?? raw;
  return typeof label === "string" ? ok(cleanLine(label)) : wrongType("one option", raw);
}

function cascade(raw: unknown): Reading {
  return option(raw).andThen((parent) => {
    const child = property(raw, "child");
    return isEmpty(child) ? ok(parent) : option(child).map((label) => `${parent}/${label}`);
  });
}

function mailOfUser(raw: unknown): Result<string, ValueProblem> {
  const expected = "a user whose mail address we may see";
  if (typeof raw === "string" && isMailAddress(cleanLine(raw))) return ok(cleanLine(raw));
  const address = property(raw, "emailAddress") ?? property(raw, "email");
  if (typeof address === "string" && isMailAddress(cleanLine(address))) return ok(cleanLine(address));
  const name = property(raw, "displayName");
  return err({ kind: "wrong-type", expected, found: shown(typeof name === "string" ? name : raw) });
}

const YES = new Set(["yes", "true", "ja", "oui"]);
const NO = new Set(["no", "false", "nein", "non"]);

function yesOrNo(raw: unknown): Reading {
  if (typeof raw === "boolean") return ok(raw ? "Yes" : "No");
  return option(raw).andThen((text): Reading => {
    const word = text.toLowerCase();
    if (YES.has(word)) return ok("Yes");
    return NO.has(word) ? ok("No") : err({ kind: "unknown-value", expected: "Yes or No", found: shown(text) });
  });
}

function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\.]+(\.[^\s@<>"(),:;[\]\\.]+)+$/.test(text);
}

/** Where the form's options are declared, nothing else is believed. */
function offered({ options }: FormField, value: AttributeValue | undefined): Reading {
  if (options === undefined || value === undefined) return ok(value);
  const stranger = [value].flat().find((item) => !options.includes(item));
  if (stranger === undefined) return ok(value);
  const near = nearest(stranger, options);
  return err({
    kind: "not-allowed",
    expected: "one of the form's options",
    found: shown(stranger),
    ...(near === undefined ? {} : { nearest: near }),
  });
}

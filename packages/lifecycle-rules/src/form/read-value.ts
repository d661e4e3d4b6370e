import { err, ok, type Result } from "neverthrow";
import type { Problem } from "../request/problem.ts";
import type { AttributeValue } from "../request/request.ts";
import { parseInstant } from "../time/instant.ts";
import { parseLocalDate } from "../time/local-date.ts";
import { adfText } from "./adf-text.ts";
import { cleanLine, cleanLines } from "./clean-text.ts";
import type { FieldKind, FormField } from "./field.ts";
import { nearest } from "./nearest.ts";
import { isPlaceholder } from "./placeholder.ts";
import {
  answerPart,
  isEmpty,
  isMailAddress,
  line,
  property,
  type Reading,
  shown,
  type ValueProblem,
  wrongType,
} from "./raw.ts";
import { several, single } from "./read-list.ts";
import { approvalState, assetId, named, requestTypeId, slaState, sprintName } from "./read-object.ts";

/** Reads a raw Jira value or form answer as its field's kind says. `undefined`: nothing was filled in. */
export function readValue(field: FormField, raw: unknown): Reading {
  if (isEmpty(raw)) return ok(undefined);
  return READERS[field.kind](raw, field)
    .andThen((value) => meant(field, value))
    .andThen((value) => offered(field, value));
}

const READERS: Readonly<Record<FieldKind, (raw: unknown, field: FormField) => Reading>> = {
  "short-text": (raw) => line(raw, "one line of text"),
  "long-text": (raw) => paragraph(raw),
  number: (raw) => (typeof raw === "number" && Number.isFinite(raw) ? ok(String(raw)) : asNumber(raw)),
  url: (raw) => checked(raw, "a web address", (text) => /^https?:\/\/[^\s/]+\S*$/i.test(text), "not-an-address"),
  email: (raw) => checked(raw, "a mail address", isMailAddress, "not-an-address"),
  date: (raw) =>
    checked(
      answerPart(raw, "date"),
      "a day from 1900 to 2999, YYYY-MM-DD",
      (text) => parseLocalDate(text).isOk(),
      "not-a-day",
    ),
  "date-time": (raw) => moment(raw),
  time: (raw) =>
    checked(answerPart(raw, "time"), "a time, HH:MM", (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), "not-a-day"),
  select: (raw, field) => option(single(raw), field),
  "multi-select": (raw, field) => several(raw, (item) => option(item, field)),
  cascading: (raw, field) => cascade(raw, field),
  user: (raw) => mailOfUser(single(raw)),
  "multi-user": (raw) => several(raw, mailOfUser),
  labels: (raw) => several(raw, (item) => line(item, "a label")),
  "yes-no": (raw, field) => yesOrNo(single(raw), field),
  group: (raw) => named(single(raw), "a group", "name"),
  "multi-group": (raw) => several(raw, (item) => named(item, "a group", "name")),
  project: (raw) => named(raw, "a project", "key"),
  version: (raw) => named(single(raw), "a version", "name"),
  "multi-version": (raw) => several(raw, (item) => named(item, "a version", "name")),
  team: (raw, field) => named(raw, "a team", "id", "teamId").map((id) => labelOf(field, id) ?? id),
  assets: (raw, field) => several(raw, (item) => assetId(item).map((id) => labelOf(field, id) ?? id)),
  organizations: (raw) => several(raw, (item) => named(item, "an organisation", "name")),
  "request-type": requestTypeId,
  files: (raw) => several(raw, (item) => named(item, "a file", "name", "filename", "id")),
  sprint: (raw) => several(raw, sprintName),
  rank: (raw) => line(raw, "a rank"),
  approvals: approvalState,
  sla: slaState,
};

function paragraph(raw: unknown): Reading {
  const document = answerPart(raw, "adf");
  const text = answerPart(document, "text");
  if (typeof text === "string") return ok(cleanLines(text));
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

/** A JSM form keeps a day and a time but no offset, so its answer is no moment. */
function moment(raw: unknown): Reading {
  const expected = "a moment with its offset";
  return line(raw, expected).andThen((text) =>
    parseInstant(text).mapErr((): ValueProblem => ({ kind: "not-a-day", expected, found: shown(text) })),
  );
}

/** An option by its id where the form names it, else by its label: the id outlives a label's renaming. */
function option(raw: unknown, field: FormField): Result<string, ValueProblem> {
  const id = property(raw, "id") ?? raw;
  const known = typeof id === "string" ? labelOf(field, id) : undefined;
  const label = known ?? property(raw, "value") ?? property(raw, "label") ?? property(raw, "name") ?? raw;
  return typeof label === "string" ? ok(cleanLine(label)) : wrongType("one option", raw);
}

function labelOf({ choices = {} }: FormField, id: string): string | undefined {
  return Object.hasOwn(choices, id) ? choices[id] : undefined;
}

function cascade(raw: unknown, field: FormField): Reading {
  return option(single(raw), field).andThen((parent) => {
    const child = property(raw, "child");
    return isEmpty(child) ? ok(parent) : option(child, field).map((label) => `${parent}/${label}`);
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

function yesOrNo(raw: unknown, field: FormField): Reading {
  if (typeof raw === "boolean") return ok(raw ? "Yes" : "No");
  return option(raw, field).andThen((text): Reading => {
    const word = text.toLowerCase();
    if (YES.has(word)) return ok("Yes");
    return NO.has(word) ? ok("No") : err({ kind: "unknown-value", expected: "Yes or No", found: shown(text) });
  });
}

/** Free text may say anything; everywhere else `TBD` is nobody's department. */
function meant({ kind }: FormField, value: AttributeValue | undefined): Reading {
  if (kind === "long-text" || value === undefined) return ok(value);
  const empty = [value].flat().find(isPlaceholder);
  if (empty === undefined) return ok(value);
  return err({ kind: "not-allowed", expected: "a value, or nothing where there is none", found: shown(empty) });
}

/** Where the form's options are declared, nothing else is believed. */
function offered({ options }: FormField, value: AttributeValue | undefined): Reading {
  if (options === undefined || value === undefined) return ok(value);
  const stranger = [value].flat().find((item) => !options.includes(item));
  if (stranger === undefined) return ok(value);
  const near = nearest(stranger, options);
  const list = options.length <= 8 ? `one of ${options.join(", ")}` : "one of the form's options";
  return err({
    kind: "not-allowed",
    expected: list,
    found: shown(stranger),
    ...(near === undefined ? {} : { nearest: near }),
  });
}

import { err, ok, type Result } from "neverthrow";
import type { Problem } from "../request/problem.ts";
import type { AttributeValue } from "../request/request.ts";
import { cleanLine } from "./clean-text.ts";

/** What is wrong with a raw value. */
export interface ValueProblem {
  readonly kind: Problem["kind"];
  readonly expected: string;
  readonly found: string;
  readonly nearest?: string;
}

/** A value read from what Jira gave; `undefined` when nothing was filled in. */
export type Reading = Result<AttributeValue | undefined, ValueProblem>;

/** Jira writes "nothing" in five ways, and a form's answer adds its own. */
export function isEmpty(raw: unknown): boolean {
  if (raw === null || raw === undefined || raw === "{}") return true;
  if (typeof raw === "string") return cleanLine(raw) === "";
  if (typeof raw !== "object") return false;
  if (Array.isArray(raw)) return raw.every(isEmpty);
  const answer = ANSWER_PARTS.filter((part) => property(raw, part) !== undefined);
  const others = Object.keys(raw).length - answer.length;
  return others === 0 && answer.every((part) => isEmpty(property(raw, part)));
}

/** A property of what may be anything. */
export function property(raw: unknown, name: string): unknown {
  return typeof raw === "object" && raw !== null && Object.hasOwn(raw, name)
    ? (raw as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

const ANSWER_PARTS = ["text", "date", "time", "choices", "users", "adf", "files"] as const;

/** A JSM form answers `{ text: "…" }` where a Jira field holds `"…"`. */
export function answerPart(raw: unknown, ...parts: readonly (typeof ANSWER_PARTS)[number][]): unknown {
  for (const part of parts) {
    const inner = property(raw, part);
    if (inner !== undefined) return inner;
  }
  return raw;
}

/** One line of text, cleaned. */
export function line(raw: unknown, expected: string): Result<string, ValueProblem> {
  const text = answerPart(raw, "text");
  return typeof text === "string" ? ok(cleanLine(text)) : wrongType(expected, raw);
}

/** The value is of another kind than the form declares. */
export function wrongType(expected: string, raw: unknown): Result<never, ValueProblem> {
  return err({ kind: "wrong-type", expected, found: shown(raw) });
}

/** A value as it may be shown back to its author: short, and on one line. */
export function shown(raw: unknown): string {
  const text = typeof raw === "string" ? raw : typeof raw === "number" || typeof raw === "boolean" ? String(raw) : "";
  const clean = cleanLine(text === "" ? `a ${Array.isArray(raw) ? "list" : typeof raw}` : text);
  return clean.length > 60 ? `${clean.slice(0, 59)}…` : clean;
}

/** Whether a text can be a mail address: one `@`, no spaces, a domain with a dot. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\.]+(\.[^\s@<>"(),:;[\]\\.]+)+$/.test(text);
}

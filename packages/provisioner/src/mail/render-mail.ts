import { type Action, type Plan, type Step, sha256 } from "@tenure/lifecycle-rules";
import { err, ok, type Result } from "neverthrow";
import type { Company } from "../company/company.ts";
import type { Mail } from "../ports/mailer.ts";
import { escapeHtml } from "./escape-html.ts";
import { oneLine } from "./one-line.ts";
import { wordsFor } from "./words.ts";

/** The notifying action of a step. */
export type Notify = Extract<Action, { kind: "notify" }>;

const ADDRESS = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+$/;

/**
 * Writes the mail a step asks for: text and HTML of the same words. Facts are data: they are escaped, put on one
 * line, and never become a header, a link or markup. The error is one sentence: the address is none.
 */
export function renderMail(plan: Plan, step: Step, action: Notify, { mail, table }: Company): Result<Mail, string> {
  if (!ADDRESS.test(action.to) || action.to.length > 254) return err("The mail address is none; nothing was sent.");
  const language = mail?.language ?? "en";
  const company = mail?.company ?? table.name;
  const facts = action.facts.map(({ label, value }) => ({ label: oneLine(label), value: oneLine(value) }));
  const { subject, greeting, lead, closing } = wordsFor(language, action.event, action.audience, {
    name: oneLine(plan.subject.name),
    key: plan.ticket.key,
    company,
    kind: plan.kind,
  });
  const text = [greeting, "", lead, "", ...facts.map(({ label, value }) => `${label}: ${value}`), "", closing].join(
    "\n",
  );
  return ok({
    messageId: `${sha256(`${plan.ticket.id}:${step.id}:${action.to.toLowerCase()}`).slice(0, 32)}@${mail?.domain ?? plan.table.org}`,
    to: action.to,
    subject: oneLine(subject).slice(0, 200),
    text,
    html: htmlOf(language, [greeting, lead], facts, closing),
    language,
  });
}

function htmlOf(
  language: string,
  paragraphs: readonly string[],
  facts: readonly { readonly label: string; readonly value: string }[],
  closing: string,
): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th align="left" style="padding:4px 16px 4px 0;font-weight:600">${escapeHtml(label)}</th><td style="padding:4px 0">${escapeHtml(value)}</td></tr>`,
  );
  const table =
    rows.length === 0 ? "" : `<table role="presentation" style="border-collapse:collapse">${rows.join("")}</table>`;
  const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("");
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head><body style="font:15px/1.5 system-ui,sans-serif;color:#1a1a1a;max-width:36em">${body}${table}<p style="color:#666">${escapeHtml(closing)}</p></body></html>`;
}

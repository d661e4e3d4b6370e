import { type Detail, sha256 } from "@tenure/lifecycle-rules";
import { err, ok, type Result } from "neverthrow";
import type { Mail } from "../ports/mailer.ts";
import { escapeHtml } from "./escape-html.ts";
import { factLabel } from "./fact-label.ts";
import { isMailAddress } from "./is-mail-address.ts";
import { noLink } from "./no-link.ts";
import { oneLine } from "./one-line.ts";
import type { MailWords } from "./words.ts";

/** What a mail is made of. */
export interface MailParts {
  /** The same for every attempt: the message id is made of it. */
  readonly id: string;
  readonly to: string;
  readonly words: MailWords;
  readonly facts: readonly Detail[];
  readonly language: string;
  readonly domain: string;
}

/**
 * Writes a mail: text and HTML of the same words. Facts are data: they are escaped, put on one line, and never become
 * a header, a link or markup. The error is one sentence: the address is none.
 */
export function composeMail({ id, to, words, facts, language, domain }: MailParts): Result<Mail, string> {
  if (!isMailAddress(to)) return err("The mail address is none; nothing was sent.");
  const { subject, greeting, lead, closing } = words;
  const plain = (text: string) => noLink(oneLine(text));
  const lines = facts.map(({ label, value }) => ({ label: plain(factLabel(language, label)), value: plain(value) }));
  const details = lines.length === 0 ? [] : [...lines.map(({ label, value }) => `${label}: ${value}`), ""];
  return ok({
    messageId: `${sha256(id).slice(0, 32)}@${domain}`,
    to,
    // By whole characters: half of one is none.
    subject: [...plain(subject)].slice(0, 200).join(""),
    text: [plain(greeting), "", plain(lead), "", ...details, plain(closing)].join("\n"),
    html: htmlOf(language, [plain(greeting), plain(lead)], lines, plain(closing)),
    language,
  });
}

const BODY = "font:15px/1.5 system-ui,sans-serif;color:#1a1a1a;max-width:36em";
const LABEL = "padding:4px 16px 4px 0;font-weight:600;vertical-align:top";

function htmlOf(language: string, paragraphs: readonly string[], facts: readonly Detail[], closing: string): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th align="left" style="${LABEL}">${escapeHtml(label)}</th><td style="padding:4px 0">${escapeHtml(value)}</td></tr>`,
  );
  const table = rows.length === 0 ? "" : `<table style="border-collapse:collapse">${rows.join("")}</table>`;
  const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("");
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head>`,
    `<body style="${BODY}">${body}${table}<p style="color:#666">${escapeHtml(closing)}</p></body></html>`,
  ].join("");
}

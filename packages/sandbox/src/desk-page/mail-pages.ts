import { dateTime } from "./dates.ts";
import type { DeskParts } from "./desk-parts.ts";
import { type Html, html } from "./html.ts";
import { deskPath } from "./layout.ts";

/** A mail on the desk, whoever would have sent it. */
export interface DeskMail {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Its number among those of the mail server; Okta's own have none. */
  readonly number?: number;
}

/** All mails, newest first: those the mail server got, and those Okta itself would have sent. */
export function allMails({ smtp, okta }: DeskParts): readonly DeskMail[] {
  const received = smtp.received().map(
    (mail, number): DeskMail => ({
      at: mail.at,
      from: mail.shown.from || mail.from,
      to: mail.to.join(", "),
      subject: mail.subject,
      text: mail.text,
      number,
      ...(mail.html === undefined ? {} : { html: mail.html }),
    }),
  );
  const byOkta = okta.state.mails().map(
    ({ at, kind, to, url, login }): DeskMail => ({
      at,
      from: "Okta",
      to,
      subject: SUBJECTS[kind],
      text: url === undefined ? login : `${login}: ${url}`,
    }),
  );
  return [...received, ...byOkta].toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

const SUBJECTS = {
  activation: "Welcome to Okta: activate your account",
  "password-reset": "Reset your Okta password",
  "deactivated-user": "A user was deactivated",
} as const;

/** Mails that say one of these words, or went to one of these addresses. */
export function mailsAbout(parts: DeskParts, words: readonly string[]): readonly DeskMail[] {
  return allMails(parts).filter(({ to, subject, text, html: markup = "" }) =>
    words.some((word) => [to, subject, text, markup].some((part) => part.toLowerCase().includes(word.toLowerCase()))),
  );
}

/** Mails as a short list, for a narrow column. */
export function mailList(mails: readonly DeskMail[]): Html {
  if (mails.length === 0) return html`<p class="empty">None.</p>`;
  return html`<ul class="mails">${mails.map(
    ({ at, to, subject, number }) =>
      html`<li>${mailLink(subject, number)}<br><small class="plain">to ${to} · ${dateTime(at)}</small></li>`,
  )}</ul>`;
}

function mailLink(subject: string, number: number | undefined): Html {
  return number === undefined ? html`${subject}` : html`<a href="${deskPath}/mails/${number}">${subject}</a>`;
}

/** Mails as a table. */
export function mailTable(mails: readonly DeskMail[]): Html {
  if (mails.length === 0) return html`<p class="empty">None.</p>`;
  return html`<table><thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">When</th></tr></thead><tbody>
${mails.map(
  ({ at, to, subject, number, from }) =>
    html`<tr><td>${mailLink(subject, number)}<br><small class="plain">from ${from}</small></td><td>${to}</td><td>${dateTime(at)}</td></tr>`,
)}</tbody></table>`;
}

/** All mails. */
export function mailsPage(parts: DeskParts): Html {
  return html`<h1>Mails</h1><p class="lead">What the sandbox's mail server got, and what Okta would have sent itself. Nothing leaves this machine.</p>
<section class="sheet" id="mails" data-live>${mailTable(allMails(parts))}</section>`;
}

/** One mail, its markup locked away: no script, no picture from elsewhere. */
export function mailPage(mail: DeskMail): Html {
  return html`<p><a href="${deskPath}/mails">All mails</a></p>
<h1>${mail.subject}</h1>
<section class="sheet"><dl><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.to}</dd><dt>When</dt><dd>${dateTime(mail.at)}</dd></dl></section>
<section class="sheet" aria-labelledby="plain"><h2 id="plain">As text</h2><pre>${mail.text}</pre></section>
${
  mail.html !== undefined &&
  html`<section class="sheet" aria-labelledby="rich"><h2 id="rich">As it looks</h2><iframe sandbox title="The mail as it looks" src="${deskPath}/mails/${mail.number}/body"></iframe></section>`
}`;
}

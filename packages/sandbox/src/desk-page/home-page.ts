import { dateTime } from "./dates.ts";
import type { DeskParts } from "./desk-parts.ts";
import { type Html, html } from "./html.ts";
import { deskPath } from "./layout.ts";
import { pill } from "./pills.ts";
import type { PortalForm } from "./request-types.ts";

/** What can be asked for, and what was asked lately. */
export function homePage({ jira }: DeskParts, forms: readonly PortalForm[]): Html {
  const recent = jira.state
    .issues()
    .filter(({ requestType }) => requestType !== undefined)
    .slice(-25)
    .toReversed();
  return html`<h1>What is it about?</h1>
<p class="lead">File a request as somebody from the company would. It becomes a ticket in the sandbox's Jira, and whatever watches that Jira goes to work.</p>
${
  forms.length === 0
    ? html`<p class="sheet">This Jira has no service desk yet: give the sandbox a seed with request types.</p>`
    : html`<ul class="grid">${forms.map(
        ({ id, name, description }) =>
          html`<li><a class="card" href="${deskPath}/new/${id}"><strong>${name}</strong><span>${description}</span></a></li>`,
      )}</ul>`
}
<section class="sheet" aria-labelledby="recent">
<h2 id="recent">Lately</h2>
<div id="requests" data-live>${
    recent.length === 0
      ? html`<p class="empty">Nobody has asked for anything yet.</p>`
      : html`<table><thead><tr><th scope="col">Request</th><th scope="col">About</th><th scope="col">By</th><th scope="col">Status</th><th scope="col">Last change</th></tr></thead><tbody>
${recent.map(
  ({ key, summary, requestType, reporter, status, statusCategory, updated }) =>
    html`<tr><td><a href="${deskPath}/requests/${key}">${key}</a></td><td>${summary}<br><small class="plain">${requestType}</small></td><td>${reporter}</td><td>${pill(status, statusCategory)}</td><td>${dateTime(updated)}</td></tr>`,
)}</tbody></table>`
  }</div></section>`;
}

import type { IssueState } from "../jira/jira-state.ts";
import { adfToHtml } from "./adf-to-html.ts";
import { dateTime } from "./dates.ts";
import type { DeskParts } from "./desk-parts.ts";
import { type Html, html, trusted } from "./html.ts";
import { deskPath } from "./layout.ts";
import { mailList, mailsAbout } from "./mail-pages.ts";
import { peopleIn } from "./people-in.ts";
import { nameOf, personCard } from "./person-card.ts";
import { pill } from "./pills.ts";

/** One request: what was asked, what was said, whom it is about in Okta, which mails went out. */
export async function requestPage(
  parts: DeskParts,
  issue: IssueState,
  names: ReadonlyMap<string, string>,
): Promise<Html> {
  const { about, others } = peopleIn(parts, issue, names);
  const panel = await parts.panel?.(issue.key);
  const answers = Object.entries(issue.fields).filter(
    ([id, value]) => names.has(id) && id !== "summary" && value !== "",
  );
  return html`<p><a href="${deskPath}">All requests</a></p>
<h1>${issue.summary}</h1>
<p class="lead" id="status" data-live>${issue.key} · ${issue.requestType} · by ${issue.reporter ?? "somebody"} · ${pill(issue.status, issue.statusCategory)}</p>
<div class="two"><div>
<div id="panel" data-live>${panel !== undefined && html`<section class="sheet"><h2>${panel.title}</h2>${trusted(panel.markup)}</section>`}</div>
<section class="sheet" aria-labelledby="said"><h2 id="said">What was said</h2>
<div id="comments" data-live>${
    issue.comments.length === 0 ? html`<p class="empty">Nothing yet.</p>` : issue.comments.map(comment)
  }</div>
<form method="post" action="${deskPath}/requests/${issue.key}/comment" class="answer">
<label for="text">Answer as ${issue.reporter ?? "the requester"}</label>
<textarea id="text" name="text" required></textarea>
<button>Send</button>
</form></section>
<div id="approvals" data-live>${approvals(parts, issue)}</div>
</div><div>
<section class="sheet" aria-labelledby="okta"><h2 id="okta">In Okta</h2><div id="people-live" data-live>${
    about === undefined
      ? html`<p class="empty">Whom it is about is not there yet.</p>`
      : html`<h3>${nameOf(about)}</h3>${personCard(about)}`
  }${
    others.length > 0 &&
    html`<details class="others"><summary>Others it names: ${others.map(nameOf).join(", ")}</summary>${others.map(
      (user) => html`<h3>${nameOf(user)}</h3>${personCard(user)}`,
    )}</details>`
  }</div></section>
<section class="sheet" aria-labelledby="asked"><h2 id="asked">What was asked</h2><dl>${answers.map(
    ([id, value]) => html`<dt>${names.get(id)}</dt><dd>${value}</dd>`,
  )}</dl></section>
<section class="sheet" aria-labelledby="tasks"><h2 id="tasks">Tasks</h2><div id="tasks-live" data-live>${
    issue.tasks.length + issue.linked.length === 0
      ? html`<p class="empty">None.</p>`
      : html`<ul class="chips">${issue.tasks.map(({ key, summary, status }) => html`<li>${key} ${summary} <small>${status}</small></li>`)}${issue.linked.map((key) => html`<li>${key}</li>`)}</ul>`
  }</div></section>
<section class="sheet" aria-labelledby="mails"><h2 id="mails">Mails</h2><div id="mails-live" data-live>${mailList(
    mailsAbout(parts, [issue.key, ...(about === undefined ? [] : [about.login])]),
  )}</div></section>
</div></div>`;
}

function comment({ author, created, edits, internal, body, text }: IssueState["comments"][number]): Html {
  return html`<article class="comment"><header><strong>${author}</strong> · ${dateTime(created)}${
    edits > 0 && html` · edited ${edits} ${edits === 1 ? "time" : "times"}`
  }${internal && html` · ${pill("internal", "plain")}`}</header>${
    typeof body === "object" && body !== null ? adfToHtml(body) : html`<p>${text}</p>`
  }</article>`;
}

function approvals({ jira }: DeskParts, issue: IssueState): Html | undefined {
  if (issue.approvals.length === 0) return undefined;
  const isOpen = issue.approvals.some(({ decision }) => decision === "pending");
  return html`<section class="sheet"><h2>Approval</h2>
<ul>${issue.approvals.map(({ name, decision }) => html`<li>${name}: ${pill(decision)}</li>`)}</ul>
${
  isOpen &&
  html`<form method="post" action="${deskPath}/requests/${issue.key}/decide" class="row">
<label for="approver">Decide as</label>
<input id="approver" name="by" list="accounts" required>
<datalist id="accounts">${jira.state.users().map(({ email, name }) => html`<option value="${email}">${name}</option>`)}</datalist>
<button name="decision" value="approve">Approve</button>
<button name="decision" value="decline" class="quiet">Decline</button></form>`
}</section>`;
}

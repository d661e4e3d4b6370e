import type { UserState } from "../okta/okta-state.ts";
import type { DeskParts } from "./desk-parts.ts";
import { type Html, html } from "./html.ts";
import { deskPath } from "./layout.ts";
import { mailList, mailsAbout } from "./mail-pages.ts";
import { logOf, nameOf, personCard } from "./person-card.ts";
import { pill } from "./pills.ts";

const MOST = 100;

/** Everybody in Okta, or whom a search finds. */
export function peoplePage({ okta }: DeskParts, search: string): Html {
  const wanted = search.toLowerCase();
  const matches = (user: UserState): boolean =>
    [user.login, nameOf(user), user.profile["department"]].some(
      (text) => typeof text === "string" && text.toLowerCase().includes(wanted),
    );
  const found = okta.state.users().filter(matches);
  return html`<h1>People in Okta</h1>
<form class="row" role="search" action="${deskPath}/people"><label for="q">Name, login or department</label>
<div><input id="q" name="q" value="${search}" type="search"></div><button class="quiet">Search</button></form><p></p>
<section class="sheet" id="people" data-live>${
    found.length === 0
      ? html`<p class="empty">Nobody.</p>`
      : html`<table><thead><tr><th scope="col">Name</th><th scope="col">Status</th><th scope="col">Title</th><th scope="col">Department</th><th scope="col">Groups</th></tr></thead><tbody>
${found.slice(0, MOST).map(
  (
    user,
  ) => html`<tr><td><a href="${deskPath}/people/${encodeURIComponent(user.login)}">${nameOf(user)}</a><br><small class="plain">${user.login}</small></td>
<td>${pill(user.status)}</td><td>${text(user.profile["title"])}</td><td>${text(user.profile["department"])}</td><td>${user.groups.length - 1}</td></tr>`,
)}</tbody></table>${found.length > MOST && html`<p class="empty">And ${found.length - MOST} more.</p>`}`
  }</section>`;
}

/** One person with all that hangs on them. */
export function personPage(parts: DeskParts, user: UserState): Html {
  return html`<p><a href="${deskPath}/people">Everybody</a></p>
<h1>${nameOf(user)}</h1>
<div class="two"><div>
<section class="sheet" aria-labelledby="account"><h2 id="account">Account</h2><div id="card" data-live>${personCard(user)}</div></section>
<section class="sheet" aria-labelledby="log"><h2 id="log">System Log</h2><div id="log-live" data-live>${logOf(parts.okta.state, user)}</div></section>
</div><div>
<section class="sheet" aria-labelledby="profile"><h2 id="profile">Profile</h2><dl id="profile-live" data-live>${Object.entries(
    user.profile,
  ).map(([name, value]) => html`<dt>${name}</dt><dd>${text(value)}</dd>`)}</dl></section>
<section class="sheet" aria-labelledby="mails"><h2 id="mails">Mails</h2><div id="mails-live" data-live>${mailList(mailsAbout(parts, [user.login]))}</div></section>
</div></div>`;
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : Array.isArray(value)
      ? value.join(", ")
      : "";
}

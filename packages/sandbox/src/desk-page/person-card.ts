import type { OktaState, UserState } from "../okta/okta-state.ts";
import { dateTime } from "./dates.ts";
import { type Html, html } from "./html.ts";
import { deskPath } from "./layout.ts";
import { pill } from "./pills.ts";

/** A person as Okta holds them: status, groups with their reasons, applications, and what keeps access alive. */
export function personCard(user: UserState): Html {
  const groups = user.groups.filter(({ type }) => type !== "BUILT_IN");
  return html`<dl>
<dt>Login</dt><dd><a href="${deskPath}/people/${encodeURIComponent(user.login)}">${user.login}</a></dd>
<dt>Status</dt><dd>${pill(user.status)} ${
    user.transitioningTo !== undefined && html`on the way to ${user.transitioningTo}`
  }</dd>
${row("Title", user.profile["title"])}
${row("Department", user.profile["department"])}
<dt>Groups</dt><dd>${
    groups.length === 0
      ? html`<span class="empty">Everyone only</span>`
      : html`<ul class="chips">${groups.map(
          ({ name, direct, rules }) =>
            html`<li>${name} <small>${rules.length === 0 ? "direct" : direct ? "direct and by rule" : "by rule"}</small></li>`,
        )}</ul>`
  }</dd>
<dt>Applications</dt><dd>${
    user.apps.length === 0
      ? html`<span class="empty">none</span>`
      : html`<ul class="chips">${user.apps.map(
          ({ label, scope }) => html`<li>${label} <small>${scope === "GROUP" ? "by group" : "direct"}</small></li>`,
        )}</ul>`
  }</dd>
<dt>Sessions</dt><dd>${count(user.sessions, "session")}, ${count(user.refreshTokens, "refresh token")}, ${count(user.factors, "factor")}${
    user.roles.length > 0 && html`, <strong>${user.roles.join(", ")}</strong>`
  }</dd>
</dl>`;
}

/** What the System Log says of a person, newest first. */
export function logOf(state: OktaState, user: UserState, most = 40): Html {
  const events = state
    .log()
    .filter(({ actor, target }) => actor.id === user.id || target.some(({ id }) => id === user.id))
    .slice(-most)
    .toReversed();
  if (events.length === 0) return html`<p class="empty">Nothing yet.</p>`;
  return html`<table><thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">By</th></tr></thead><tbody>
${events.map(
  ({ published, displayMessage, eventType, actor, target }) => html`<tr><td>${dateTime(published)}</td>
<td>${displayMessage}<br><small class="plain"><code>${eventType}</code> ${target
    .filter(({ id }) => id !== user.id)
    .map(({ displayName }) => displayName)
    .join(", ")}</small></td><td>${actor.displayName}</td></tr>`,
)}</tbody></table>`;
}

/** First and last name, or the login. */
export function nameOf(user: UserState): string {
  const { firstName, lastName } = user.profile;
  return [firstName, lastName].filter((name) => typeof name === "string").join(" ") || user.login;
}

function row(name: string, value: unknown): Html | undefined {
  return typeof value === "string" && value !== "" ? html`<dt>${name}</dt><dd>${value}</dd>` : undefined;
}

function count(number: number, word: string): string {
  return number === 0 ? `no ${word}` : `${number} ${word}${number === 1 ? "" : "s"}`;
}

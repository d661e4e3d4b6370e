import { createHash } from "node:crypto";
import { dateTime } from "./dates.ts";
import type { DeskParts } from "./desk-parts.ts";
import { type Html, html, trusted } from "./html.ts";
import { style } from "./style.ts";

/** Where the desk is. */
export const deskPath = "/_sandbox/desk";

/** A page of the desk. */
export interface Page {
  readonly title: string;
  /** Which part of the navigation it belongs to. */
  readonly part: "requests" | "people" | "mails";
  readonly body: Html;
  /** Its live regions are brought up to date while somebody looks. */
  readonly isLive?: boolean;
  readonly status?: number;
}

// Replaces what is live, and nothing while somebody has the focus in it.
const SCRIPT = `
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => undefined);
  if (!answer || !answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of document.querySelectorAll("[data-live]")) {
    const now = fresh.getElementById(old.id);
    if (now && now.innerHTML !== old.innerHTML && !old.contains(document.activeElement)) old.innerHTML = now.innerHTML;
  }
}, 2000);`;
const SCRIPT_HASH = createHash("sha256").update(SCRIPT).digest("base64");
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${SCRIPT_HASH}'`,
  "connect-src 'self'",
  "form-action 'self'",
  "frame-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A whole page as an answer. */
export function show(parts: DeskParts, page: Page): Response {
  const { markup } = frame(parts, page);
  return new Response(`<!doctype html>${markup}`, {
    status: page.status ?? 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": POLICY,
      "cache-control": "no-store",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    },
  });
}

/** Somewhere else on the desk, after something was done. */
export function goTo(path: string): Response {
  return new Response(null, { status: 303, headers: { location: `${deskPath}${path}` } });
}

function frame(parts: DeskParts, { title, part, body, isLive }: Page): Html {
  const link = (name: Page["part"], path: string, words: string): Html =>
    html`<li><a href="${deskPath}${path}" ${part === name && trusted('aria-current="page"')}>${words}</a></li>`;
  return html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Service desk</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="bar"><div>
<a class="brand" href="${deskPath}">Service desk<small>sandbox</small></a>
<nav aria-label="Desk"><ul>
${link("requests", "", "Requests")}
${link("people", "/people", "People in Okta")}
${link("mails", "/mails", "Mails")}
</ul></nav>
${clock(parts)}
</div></header>
<main id="main">${body}</main>
<footer>A sandbox: nothing here reaches a real Jira, a real Okta or anybody's inbox.</footer>
${isLive === true && html`<script>${trusted(SCRIPT)}</script>`}
</body>
</html>`;
}

function clock({ clock: { iso, mode } }: DeskParts): Html {
  const button = (ms: number, words: string): Html =>
    html`<button class="quiet" name="advanceMs" value="${ms}">${words}</button>`;
  return html`<form class="clock" method="post" action="${deskPath}/clock" aria-label="The sandbox's clock">
<span><time id="clock" data-live datetime="${iso()}">${dateTime(iso())}</time> ${mode === "virtual" ? "stands still" : ""}</span>
${button(3_600_000, "+1 hour")} ${button(86_400_000, "+1 day")}
</form>`;
}

import { html, htmlPage, type Markup, planSection } from "@tenure/reports/html";
import * as z from "zod";
import type { HistoryLine, TicketStatus } from "./ticket-status.ts";

/** A ticket's status as a page that needs nothing but itself: no script, no picture from elsewhere. */
export function statusPage({ history, now }: TicketStatus): string {
  const { key } = now.kind === "planned" ? now.plan.ticket : now.ticket;
  return htmlPage(
    `${key} · Tenure`,
    html`<header><p class="key">${key}</p>${heading(now)}</header>
      ${now.kind === "planned" ? html`<h2>What is left to do</h2>${planSection(now.plan)}` : html``}
      <h2>So far</h2>
      ${history.length === 0 ? html`<p>Nothing was decided or done yet.</p>` : historyTable(history)}`,
  );
}

function heading(now: TicketStatus["now"]): Markup {
  switch (now.kind) {
    case "form-incomplete":
      return html`<h1>The form needs mending</h1>
        <ul>${now.problems.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>`;
    case "refused":
      return html`<h1>There is no plan</h1>
        <ul>${now.refusals.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>`;
    case "planned": {
      const { approval, brakes, plan } = now;
      const state =
        brakes.length > 0
          ? "stopped by a brake"
          : approval === "needed"
            ? "waits for an approval"
            : "goes on by itself";
      return html`<h1>${plan.subject.name}</h1>
        <p>${plan.kind} · <b>${state}</b> · ${plan.subject.login}</p>
        <ul>${brakes.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>`;
    }
  }
}

function historyTable(history: readonly HistoryLine[]): Markup {
  return html`<table><thead><tr><th>#</th><th>When</th><th>What</th><th>Which, and what was seen</th><th>Who</th></tr></thead>
    <tbody>${history.map(
      ({ actor, at, body, event, seq }) =>
        html`<tr><td>${String(seq)}</td><td>${at.replace("T", " ").slice(0, 19)} UTC</td><td>${event.replaceAll("-", " ")}</td><td>${aboutWords(body)}</td><td>${actor}</td></tr>`,
    )}</tbody></table>`;
}

const Body = z.looseObject({
  step: z.looseObject({ id: z.string() }).optional().catch(undefined),
  stepId: z.string().optional().catch(undefined),
  state: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  seen: z.string().optional().catch(undefined),
  sentence: z.string().optional().catch(undefined),
});

/** What an entry says in words people read; the rest of it is in the JSON. */
function aboutWords(body: HistoryLine["body"]): string {
  const read = Body.safeParse(body);
  if (!read.success) return "";
  const { reason, seen, sentence, state, step, stepId } = read.data;
  return [step?.id ?? stepId, state, reason, seen ?? sentence].filter((part) => part !== undefined).join(" · ");
}

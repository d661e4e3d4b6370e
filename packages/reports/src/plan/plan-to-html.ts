import type { Plan } from "@tenure/lifecycle-rules";
import { htmlPage } from "../html/html-page.ts";
import { html } from "../html/markup.ts";
import { planKindWords } from "../words/plan-kind-words.ts";
import { planSection } from "./plan-section.ts";

/** A plan as one HTML page with its timeline: to read, to print, to put beside an approval. */
export function planToHtml(plan: Plan): string {
  const { kind, subject, ticket } = plan;
  return htmlPage(
    `${ticket.key} · ${planKindWords(kind)}`,
    html`<header><p class="key">${planKindWords(kind)} ${ticket.key}</p><h1>${subject.name}</h1><p>${subject.login}</p></header>
      ${planSection(plan)}`,
  );
}

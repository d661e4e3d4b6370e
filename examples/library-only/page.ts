import { parseInstant } from "@tenure/lifecycle-rules/planner";
import { html, type Markup, planSection } from "@tenure/reports/html";
import { type Answers, preview } from "./preview.ts";

const form = document.querySelector("form");
const shown = document.querySelector("output");

/** Shows the plan of the form as it stands. */
function show(): void {
  if (form === null || shown === null) return;
  const plan = parseInstant(new Date().toISOString())
    .mapErr(() => ["This computer does not know what time it is."])
    .andThen((now) => preview(answersOf(new FormData(form)), now));
  // Markup of the library is safe to show: whatever was typed is text in it.
  shown.innerHTML = plan.match(
    (made) => html`<h2>${made.subject.name} <small>${made.subject.login}</small></h2>${planSection(made)}`,
    missing,
  ).markup;
}

function missing(sentences: readonly string[]): Markup {
  return html`<h2>Still missing</h2><ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}

function answersOf(data: FormData): Answers {
  const single = Object.fromEntries([...data].map(([name, value]) => [name, String(value)]));
  return { ...single, applications: data.getAll("applications").map(String) };
}

form?.addEventListener("input", show);
form?.addEventListener("submit", (event) => event.preventDefault());
show();

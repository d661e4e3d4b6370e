import type { Plan, Step } from "@tenure/lifecycle-rules";
import { html, type Markup } from "../html/markup.ts";
import { actionWords } from "../words/action-words.ts";
import { causesWords } from "../words/cause-words.ts";
import { localWords } from "../words/due-words.ts";
import { keptWords } from "../words/kept-words.ts";
import { fieldsRead, originWords } from "./fields-read.ts";
import { planPicture } from "./plan-picture.ts";

/** A plan as part of a page: its timeline, every step with its causes, what is kept, what to know before, its proof. */
export function planSection(plan: Plan): Markup {
  const { findings, hash, steps, table } = plan;
  const places = fieldsRead(steps).map(originWords);
  return html`${steps.length === 0 ? html`<p>Nothing is left to do: everything is as the table says.</p>` : stepTable(plan)}
    ${kept(plan)}
    ${findings.length === 0 ? html`` : html`<h2>To know before</h2><ul>${findings.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>`}
    ${places.length === 0 ? html`` : html`<p class="soft">Read from: ${places.join(" · ")}</p>`}
    <p class="proof">plan ${hash}<br>table ${table.name} ${table.version} of ${table.org}</p>`;
}

function stepTable(plan: Plan): Markup {
  return html`${planPicture(plan)}
    <table><caption>Every step, in the order of the plan. Times are those of ${plan.zone}; the timeline says them in UTC too.</caption>
      <thead><tr><th scope="col">Step</th><th scope="col">Target</th><th scope="col">Due</th><th scope="col">Because</th></tr></thead>
      <tbody>${plan.steps.map((step) => stepRow(plan, step))}</tbody></table>`;
}

function stepRow({ subject, zone }: Plan, { action, causes, due }: Step): Markup {
  const { effect, target, verb } = actionWords(action, subject.login);
  const owners = causes.flatMap((cause) => (cause.kind === "row" ? [`${cause.reason} (${cause.owner})`] : []));
  return html`<tr><td class="${effect}">${verb}</td><td>${target}</td><td class="when">${due === "at-once" ? "at once" : localWords(due, zone)}</td>
    <td>${causesWords(causes).join("; ")}${owners.length === 0 ? html`` : html`<br><span class="soft">${[...new Set(owners)].join("; ")}</span>`}</td></tr>`;
}

/** What the person keeps although no row gives it: what a row gives needs no explanation. */
function kept({ kept: all }: Plan): Markup {
  const others = all.filter(({ why }) => why !== "granted-by-row" && why !== "comes-with-group");
  if (others.length === 0) return html``;
  return html`<h2>Kept</h2><ul>${others.map(({ name, why }) => html`<li><b>${name}</b> <span class="soft">${keptWords(why)}</span></li>`)}</ul>`;
}

import type { Impact } from "@tenure/lifecycle-rules";
import { htmlPage } from "../html/html-page.ts";
import { html, type Markup } from "../html/markup.ts";
import { impactPicture } from "./impact-picture.ts";
import type { ImpactReportOptions } from "./impact-report-options.ts";

const FEW = 8;

/** What a new table would change, as one HTML page: before and after, the limits it is over, and who is concerned. */
export function impactToHtml(impact: Impact, { brakes = [] }: ImpactReportOptions = {}): string {
  const { affected, changes, people } = impact;
  return htmlPage(
    "What this table changes",
    html`<header><p class="key">Impact of a reference table</p><h1>${affected} of ${people} people would gain or lose something</h1></header>
      ${brakes.length === 0 ? html`` : html`<h2>Over the table's own limits</h2><ul>${brakes.map(({ sentence }) => html`<li class="takes">${sentence}</li>`)}</ul>`}
      ${changes.length === 0 ? html`<p>Nobody gains or loses anything.</p>` : html`<h2>Before and after</h2>${impactPicture(impact)}${who(impact)}`}`,
  );
}

function who({ changes }: Impact): Markup {
  return html`<h2>Who</h2><table><thead><tr><th scope="col">Change</th><th scope="col">What</th><th scope="col" class="number">People</th><th scope="col">Who</th></tr></thead>
    <tbody>${changes.map(({ backfilled, direction, name, people }) => {
      const more = people.length > FEW ? ` and ${people.length - FEW} more` : "";
      const waits =
        direction === "gains" && !backfilled
          ? html`<br><span class="soft">given with their next ticket, not at once</span>`
          : html``;
      return html`<tr><td class="${direction === "gains" ? "gives" : "takes"}">${direction}</td><td><span class="${fits(name)}">${name}</span>${waits}</td><td class="number">${people.length}</td><td class="soft">${people.slice(0, FEW).map((person, place) => html`${place === 0 ? "" : ", "}<span class="${fits(person)}">${person}</span>`)}${more}</td></tr>`;
    })}</tbody></table>`;
}

// A name of up to 48 characters stays on one line; a longer one would push the column beside it off the page.
const fits = (name: string) => (name.length > 48 ? "long" : "whole");

import type { Instant } from "@tenure/lifecycle-rules";
import { htmlPage } from "../html/html-page.ts";
import { html, type Markup } from "../html/markup.ts";
import { secondsWords } from "../words/seconds-words.ts";
import { clockPicture } from "./clock-picture.ts";
import { lifecycleMetrics, type MonthOfTickets, type Spread, spread } from "./lifecycle-metrics.ts";
import { containedSeconds, type LifecycleRecord, waitedSeconds } from "./lifecycle-record.ts";
import { logScale } from "./log-scale.ts";
import { monthChart } from "./month-chart.ts";

const CLOCKS = 60;
const HOUR = 3600;

/**
 * How well joiners, movers and leavers were served, as one HTML page: every leaver's clock against the limits, and the
 * months: time to access, time to shut out, lateness, human touches.
 *
 * @param now - the moment of looking
 */
export function lifecycleToHtml(records: readonly LifecycleRecord[], now: Instant): string {
  const clocks = records
    .flatMap(({ leaverClock, ticketKey }) =>
      leaverClock === undefined ? [] : [{ name: ticketKey, clock: leaverClock }],
    )
    .filter(({ clock }) => clock.effectiveAt <= now)
    .toSorted((a, b) => (a.clock.effectiveAt < b.clock.effectiveAt ? 1 : -1));
  const months = lifecycleMetrics(records, now);
  return htmlPage(
    "Lifecycle report",
    html`<header><p class="key">Until ${now.slice(0, 16).replace("T", " ")} UTC</p><h1>Joiners, movers, leavers</h1></header>
      ${figures(records)}
      <h2>Leavers: from due to shut out</h2>
      ${clocks.length === 0 ? html`<p>No leaver yet.</p>` : html`<p class="soft">The newest ${Math.min(CLOCKS, clocks.length)} of ${clocks.length}. Grey: no ticket had come yet. The thin line ends where everything was taken.</p>${clockPicture(clocks.slice(0, CLOCKS), now)}`}
      ${months.length === 0 ? html`` : html`<h2>Month by month</h2>${charts(months)}${table(months)}`}`,
  );
}

function figures(records: readonly LifecycleRecord[]): Markup {
  const contain = spread(records.flatMap((record) => containedSeconds(record) ?? []));
  const provision = spread(
    records.filter(({ kind }) => kind !== "leaver").flatMap((record) => waitedSeconds(record) ?? []),
  );
  const within = records
    .flatMap((record) => containedSeconds(record) ?? [])
    .filter((seconds) => seconds <= HOUR).length;
  return html`<ul class="figures">
    <li><b>${records.length}</b><span>tickets</span></li>
    ${
      contain === undefined
        ? html``
        : html`<li><b>${secondsWords(contain.median)}</b><span>to shut a leaver out, median</span></li>
    <li><b>${`${within} of ${contain.count}`}</b><span>leavers shut out within the hour of being due and told</span></li>`
    }
    ${provision === undefined ? html`` : html`<li><b>${secondsWords(provision.median)}</b><span>from due to access, median</span></li>`}</ul>`;
}

function charts(months: readonly MonthOfTickets[]): readonly Markup[] {
  const most = (pick: (month: MonthOfTickets) => number | undefined) =>
    months.reduce((sum, month) => Math.max(sum, pick(month) ?? 0), 0);
  const durations = (title: string, pick: (month: MonthOfTickets) => Spread | undefined) => {
    const scale = logScale(most((month) => pick(month)?.p90));
    return html`<h3>${title}</h3>${monthChart(
      title,
      months.map((month) => {
        const { median = 0, p90 = 0 } = pick(month) ?? {};
        if (pick(month) === undefined) return { month: month.month, height: 0, words: "–", look: "tells" };
        const mark = { height: scale(p90), words: `nine of ten within ${secondsWords(p90)}` };
        return { month: month.month, height: scale(median), words: secondsWords(median), look: "tells", mark };
      }),
    )}`;
  };
  const counts = (title: string, pick: (month: MonthOfTickets) => number, look: "late" | "tells") =>
    html`<h3>${title}</h3>${monthChart(
      title,
      months.map((month) => ({
        month: month.month,
        height: pick(month) / Math.max(1, most(pick)),
        words: String(pick(month)),
        look,
      })),
    )}`;
  return [
    durations("From due to access: median, and nine of ten (line)", ({ provision }) => provision),
    durations("From due to shut out: median, and nine of ten (line)", ({ contain }) => contain),
    counts("Tickets done more than an hour after their day", ({ late }) => late, "late"),
    counts("Answers by people, per ticket", ({ touches }) => touches, "tells"),
  ];
}

function table(months: readonly MonthOfTickets[]): Markup {
  const words = (value: Spread | undefined) =>
    value === undefined ? "–" : `${secondsWords(value.median)} / ${secondsWords(value.p90)}`;
  return html`<table><caption>Durations are median / nine of ten</caption><thead><tr><th scope="col">Month</th><th scope="col" class="number">Tickets</th>
    <th scope="col" class="number">To access</th><th scope="col" class="number">To shut out</th><th scope="col" class="number">Late</th><th scope="col" class="number">Not done</th><th scope="col" class="number">Answers a ticket</th></tr></thead>
    <tbody>${months.map(
      ({ contain, late, month, open, provision, tickets, touches }) =>
        html`<tr><th scope="row">${month}</th><td class="number">${tickets}</td><td class="number">${words(provision)}</td><td class="number">${words(contain)}</td><td class="number">${late}</td><td class="number">${open}</td><td class="number">${touches}</td></tr>`,
    )}</tbody></table>`;
}

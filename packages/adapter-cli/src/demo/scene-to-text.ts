import { detailsInTwoColumns, planToText, printable, progressToText } from "@tenure/reports";
import type { Screen } from "../terminal/terminal.ts";
import { aftermathToText } from "./aftermath-to-text.ts";
import type { Aftermath, Opening, Run, Scene } from "./chapter.ts";
import { type Ink, ink } from "./ink.ts";
import { moment } from "./moment.ts";

/** One scene for a terminal. `before` is what Okta held when the ticket came, to show what it changed. */
export function sceneToText(scene: Scene, before: Aftermath["okta"] | null, screen: Screen): string {
  const on = ink(screen);
  switch (scene.kind) {
    case "opened":
      return openingToText(scene.number, scene.opening, on);
    case "planned":
      return section(on, "Plan", "before anything is done", planToText(scene.plan, on.inner));
    case "ran":
      return runToText(scene.run, on);
    case "happened":
      return `${on.prose(`${on.title("Then")}  ${on.quiet(moment(scene.deed.at))}  ${scene.deed.words}`)}\n`;
    case "ended":
      return `${heading(on, "Afterwards", "asked of the servers themselves")}${aftermathToText(scene.after, before, on)}\n`;
  }
}

function openingToText(number: number, opening: Opening, on: Ink): string {
  const { answers, at, meanwhile, ticket, webhook } = opening;
  return [
    on.rule(),
    on.prose(`${on.title(`${number} ${opening.title}`)}  ${on.quiet(moment(at))}`),
    on.prose(opening.opening),
    ...meanwhile.map(({ at: then, words }) => on.prose(`${on.title("Before")}  ${on.quiet(moment(then))}  ${words}`)),
    "\n",
    on.prose(
      `${on.title("Ticket")}  ${on.name(printable(ticket.key))} ${printable(ticket.summary)}  ${on.quiet(`a form with ${answers.length} answers`)}`,
    ),
    on.indented(detailsInTwoColumns(answers, on.inner)),
    "\n",
    on.prose(
      `${on.title("Webhook")}  ${webhook.event}, ${webhook.bytes.toLocaleString("en")} bytes, ${webhook.proof}; answered ${on.gain(String(webhook.status))}`,
    ),
    "\n",
  ].join("");
}

function runToText({ at, progress, why }: Run, on: Ink): string {
  return section(on, "Run", `${moment(at)}, ${why}`, progressToText(progress, { ...on.inner, since: at }));
}

function section(on: Ink, title: string, note: string, text: string): string {
  return `${heading(on, title, note)}${on.indented(text)}\n`;
}

function heading(on: Ink, title: string, note: string): string {
  return on.prose(`${on.title(title)}  ${on.quiet(note)}`);
}

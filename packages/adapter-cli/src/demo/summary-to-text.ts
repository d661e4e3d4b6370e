import { durationWords, printable } from "@tenure/reports";
import type { Screen } from "../terminal/terminal.ts";
import type { Chapter } from "./chapter.ts";
import { type Ink, ink } from "./ink.ts";

/** The whole story in a few lines. */
export function summaryToText(chapters: readonly Chapter[], seconds: number, screen: Screen): string {
  const on = ink(screen);
  const mails = chapters.reduce((sum, { after }) => sum + after.mails.length, 0);
  const entries = chapters.reduce((sum, { after }) => sum + after.ledger.entries, 0);
  const intact = chapters.every(({ after }) => after.ledger.intact);
  return [
    on.rule(),
    on.prose(on.title("All in all")),
    ...chapters.map((chapter) => on.fact(printable(chapter.ticket.key), chapterWords(chapter, on))),
    on.fact("evidence", `${entries} ledger entries, ${intact ? on.gain("chain intact") : on.loss("chain broken")}`),
    on.fact("mails", `${mails} sent, each once`),
    on.fact("took", `${seconds.toFixed(1)} s; Okta, Jira, mail server and webhook host are stopped`),
  ].join("");
}

function chapterWords({ after, plan, runs, title }: Chapter, on: Ink): string {
  const last = runs.at(-1)?.progress;
  const done = last?.steps.filter(({ state }) => state === "done").length ?? 0;
  const state = last?.state === "done" ? on.gain("done") : on.loss(last?.state ?? "not worked on");
  const kept = plan.kept.filter(({ why }) => why === "by-hand").map(({ name }) => printable(name));
  const clock = last?.leaverClock;
  return [
    `${title} ${state}: ${done} steps read back in ${runs.length === 1 ? "one run" : `${runs.length} runs`}`,
    `account ${after.okta.status}`,
    ...(title === "Mover" && kept.length > 0 ? [`kept ${kept.join(", ")}, given by hand`] : []),
    ...(clock?.containedAt === undefined
      ? []
      : [`shut out ${durationWords(clock.noticedAt, clock.containedAt)} after notice`]),
  ].join(", ");
}

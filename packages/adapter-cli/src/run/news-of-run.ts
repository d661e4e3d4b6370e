import { type Instant, parseInstant } from "@tenure/lifecycle-rules";
import { printable } from "@tenure/reports";
import type { Progress, Tenure } from "@tenure/service";
import { progressExit, worstExit } from "../outcome/progress-exit.ts";
import type { Screen } from "../terminal/terminal.ts";
import { roundToText } from "./round.ts";
import type { RoundAnswer } from "./work-once.ts";

/** Now, before the work whose news is wanted. */
export function thisInstant(): Instant | undefined {
  return parseInstant(new Date().toISOString()).unwrapOr(undefined);
}

/**
 * A round's answer without the tickets that stand as they stood: the sweep brings each up for a day, and one that
 * waits for a person would be told, and raise the exit code, every minute. Nothing about them was written into the
 * ledger since `since`. What failed is told every time.
 */
export async function newsOfRun(
  { ledger }: Pick<Tenure, "ledger">,
  { data, exit }: RoundAnswer,
  since: Instant | undefined,
  notes: Screen,
): Promise<RoundAnswer> {
  const before: Progress[] = [];
  for (const progress of data.progress) {
    if (since === undefined || progress.state === "failed") continue;
    const written = await ledger.read({ ticketId: progress.ticket.id, since });
    if (written.isOk() && written.value.length === 0) before.push(progress);
  }
  if (before.length > 0) {
    const words = before.map(({ state, ticket }) => `${printable(ticket.key)} (${state})`).join(", ");
    notes.write(`tenure: as before: ${words}.\n`);
  }
  const round = { ...data, progress: data.progress.filter((progress) => !before.includes(progress)) };
  const news = worstExit(round.progress.map(({ state }) => progressExit(state)));
  return {
    // What failed altogether has no progress, and keeps the code of the round.
    exit: data.failures.length > 0 ? exit : news,
    data: round,
    text: (screen) => roundToText(round, screen),
  };
}

import type { Tenure } from "@tenure/service";
import { give } from "../give.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { type IsNews, newsOnly } from "./news.ts";
import { pause } from "./pause.ts";
import { type Round, roundToText } from "./round.ts";
import { workOnce } from "./work-once.ts";

/** How rounds are made. */
export interface RoundsOptions {
  readonly json?: true;
  /** Seconds between two rounds at most. */
  readonly every: number;
}

/** A round that found its time come again at once would spin: this much rest is always between two, in milliseconds. */
const SHORTEST = 250;

/**
 * Round after round until somebody stops us; what is being done is finished first. Answers how many there were.
 *
 * A round that fails is told and not the end: the next one does what it left. Only news is told. With `--json` each
 * round that has any is one line, so that a reader need not wait for the last.
 */
export async function rounds(tenure: Tenure, terminal: Terminal, { every, json }: RoundsOptions): Promise<number> {
  const isNews = newsOnly();
  let isStopped = false;
  const stopped = terminal.stopped().then(() => {
    isStopped = true;
  });
  for (let count = 1; ; count += 1) {
    const round = await workOnce(tenure);
    if (round.isErr()) give(round, { json: false }, terminal);
    else tell(round.value.data, isNews, terminal, json === true);
    if (!isStopped) await pause(restAfter(round.isOk() ? round.value.data : undefined, every * 1000), stopped);
    if (isStopped) return count;
  }
}

function tell(round: Round, isNews: IsNews, { out }: Terminal, json: boolean): void {
  const news = { ...round, progress: round.progress.filter(isNews) };
  if (news.progress.length + news.failures.length === 0) return;
  out.write(json ? `${JSON.stringify(news)}\n` : roundToText(news, out));
}

/** Milliseconds until something is due, but no longer than the longest wait. */
function restAfter(round: Round | undefined, longest: number): number {
  const due = round?.nextDue ?? null;
  return due === null ? longest : Math.min(longest, Math.max(SHORTEST, Date.parse(due) - Date.now()));
}

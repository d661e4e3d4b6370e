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
  /** Seconds between two sweeps: how late a ticket may be noticed whose webhook got lost. */
  readonly every: number;
}

/** Milliseconds between two looks into the queue: how long a termination may lie there. */
const LOOK_EVERY = 1_000;

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
  const sweepEvery = Math.max(1, Math.round((every * 1000) / LOOK_EVERY));
  for (let count = 1; ; count += 1) {
    const round = await workOnce(tenure, { sweeps: (count - 1) % sweepEvery === 0 });
    if (round.isErr()) give(round, { json: false }, terminal);
    else tell(round.value.data, isNews, terminal, json === true);
    if (!isStopped) await pause(LOOK_EVERY, stopped);
    if (isStopped) return count;
  }
}

function tell(round: Round, isNews: IsNews, { out }: Terminal, json: boolean): void {
  const news = { ...round, progress: round.progress.filter(isNews) };
  if (news.progress.length + news.failures.length === 0) return;
  out.write(json ? `${JSON.stringify(news)}\n` : roundToText(news, out));
}

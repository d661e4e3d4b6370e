import { progressToText } from "@tenure/reports";
import { newsOnly } from "../run/news.ts";
import { pause } from "../run/pause.ts";
import type { Screen, Terminal } from "../terminal/terminal.ts";
import type { DemoWorld } from "./world.ts";

/** Somebody is watching the desk in a browser: half a second is at once. */
const EVERY = 500;

/**
 * Works what is filed at the desk, until somebody stops us, and tells of it on `screen`. Time is the sandbox's, and may
 * be moved there.
 */
export async function workOn(
  { deskUrl, tenure }: Pick<DemoWorld, "deskUrl" | "tenure">,
  terminal: Terminal,
  screen: Screen,
): Promise<void> {
  terminal.err.write(`tenure: file requests at ${deskUrl}, they are worked at once; Ctrl-C stops everything\n`);
  const isNews = newsOnly();
  let isStopped = false;
  const stopped = terminal.stopped().then(() => {
    isStopped = true;
  });
  while (!isStopped) {
    const worked = await tenure.work();
    worked.match(
      ({ failures, progress }) => {
        for (const one of progress.filter(isNews)) screen.write(`${progressToText(one, screen)}\n`);
        for (const { failure } of failures) terminal.err.write(`tenure: ${failure.sentence}\n`);
      },
      ({ sentence }) => terminal.err.write(`tenure: ${sentence}\n`),
    );
    await pause(EVERY, stopped);
  }
}

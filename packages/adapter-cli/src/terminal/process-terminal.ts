import type { WriteStream } from "node:tty";
import { ResultAsync } from "neverthrow";
import open from "open";
import type { Screen, Terminal } from "./terminal.ts";

/** The real process as a {@link Terminal}. Colour only on a terminal, and never when `NO_COLOR` is set. */
export function processTerminal(): Terminal {
  return {
    env: process.env,
    folder: process.cwd(),
    out: screen(process.stdout),
    err: screen(process.stderr),
    stopped,
    browse,
  };
}

async function browse(url: string): Promise<void> {
  const nowhere = () => void process.stderr.write(`tenure: no browser opens here; the page is at ${url}\n`);
  const start = ResultAsync.fromThrowable(async () => {
    const browser = await open(url);
    // A browser that cannot be started says so after the call has returned.
    browser.on("error", nowhere);
  });
  (await start()).match(() => {}, nowhere);
}

function stopped(): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => settle());
  });
}

function screen(stream: WriteStream): Screen {
  // A reader that has gone (`tenure demo | head`) is no reason to fail.
  stream.on("error", () => {});
  const { COLUMNS, FORCE_COLOR, NO_COLOR, TERM } = process.env;
  const live = stream.isTTY === true;
  const wanted = FORCE_COLOR !== undefined && FORCE_COLOR !== "0";
  return {
    write: (text) => void stream.write(text),
    width: stream.columns ?? (Number(COLUMNS) || 80),
    color: !NO_COLOR && (wanted || (live && TERM !== "dumb")),
    live,
  };
}

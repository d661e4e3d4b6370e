import type { WriteStream } from "node:tty";
import type { Screen, Terminal } from "./terminal.ts";

/** The real process as a {@link Terminal}. Colour only on a terminal, and never when `NO_COLOR` is set. */
export function processTerminal(): Terminal {
  return {
    env: process.env,
    folder: process.cwd(),
    out: screen(process.stdout),
    err: screen(process.stderr),
    stopped,
  };
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

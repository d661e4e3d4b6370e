import type { Screen, Terminal } from "../src/terminal/terminal.ts";

/** A terminal that remembers what was written to it. */
export interface RecordedTerminal extends Terminal {
  written(): { readonly out: string; readonly err: string };
}

/** A plain terminal of 100 columns in `folder`; nobody ever stops it. */
export function aTerminal(overrides: Partial<Terminal> = {}): RecordedTerminal {
  const out: string[] = [];
  const err: string[] = [];
  const screen = (lines: string[]): Screen => ({
    write: (text) => void lines.push(text),
    width: 100,
    color: false,
    live: false,
  });
  return {
    env: {},
    folder: import.meta.dirname,
    out: screen(out),
    err: screen(err),
    stopped: () => new Promise(() => {}),
    browse: async () => {},
    written: () => ({ out: out.join(""), err: err.join("") }),
    ...overrides,
  };
}

import type { ExitCode } from "./exit-code.ts";
import type { Screen } from "./terminal/terminal.ts";

/** What a command found out: as data for `--json`, and as text for a screen. */
export interface Answer {
  readonly exit: ExitCode;
  /** JSON: what `--json` prints. */
  readonly data: unknown;
  readonly text: (screen: Screen) => string;
}

/** Why a command has no answer: one sentence, and the exit code it deserves. */
export interface Complaint {
  readonly kind: string;
  readonly exit: ExitCode;
  readonly sentence: string;
  /** More of the same kind, one a line: every mistake on a form, every cell of a table. */
  readonly details?: readonly string[];
}

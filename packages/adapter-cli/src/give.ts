import { printable } from "@tenure/reports";
import type { Result } from "neverthrow";
import pc from "picocolors";
import type { Answer, Complaint } from "./answer.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** How an answer is wanted. */
export interface Manner {
  readonly json: boolean;
}

/** Prints an answer or a complaint the one way every command does, and answers the exit code. */
export function give(outcome: Result<Answer, Complaint>, { json }: Manner, { err, out }: Terminal): ExitCode {
  return outcome.match(
    ({ data, exit, text }) => {
      out.write(json ? `${JSON.stringify(data, undefined, 2)}\n` : text(out));
      return exit;
    },
    ({ details = [], exit, kind, sentence }) => {
      if (json) out.write(`${JSON.stringify({ error: { kind, sentence, details } }, undefined, 2)}\n`);
      const colors = pc.createColors(err.color);
      const lines = details.map((detail) => `  ${colors.red("✗")} ${printable(detail)}\n`);
      err.write(`${colors.red("tenure:")} ${printable(sentence)}\n${lines.join("")}`);
      return exit;
    },
  );
}

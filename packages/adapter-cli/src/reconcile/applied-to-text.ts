import { paint, printable } from "@tenure/reports";
import type { AppliedPerson, BatchApproval, CallsSpent } from "@tenure/service";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Screen } from "../terminal/terminal.ts";
import { spentWords } from "./spent-words.ts";

/** What became of a batch, a reconciliation's or a review's. */
export type AppliedBatch =
  | { readonly kind: "stopped"; readonly sentences: readonly string[] }
  | { readonly kind: "held"; readonly brakes: readonly { readonly sentence: string }[] }
  | { readonly kind: "not-approved"; readonly approval: BatchApproval }
  | {
      readonly kind: "applied";
      readonly people: readonly AppliedPerson[];
      readonly adopted?: number;
      readonly spent?: readonly CallsSpent[];
    };

/** What became of it, in words. */
export function appliedToText(applied: AppliedBatch, { color }: Screen): string {
  const colors = paint(color);
  switch (applied.kind) {
    case "stopped":
      return `Stopped: nothing is concluded from what was read, and nothing was written.\n${applied.sentences.map((sentence) => `  ${colors.loss("‖")} ${printable(sentence)}\n`).join("")}`;
    case "held":
      return `Held: nothing was written.\n${applied.brakes.map(({ sentence }) => `  ${colors.loss("‖")} ${printable(sentence)}\n`).join("")}`;
    case "not-approved": {
      const { approval } = applied;
      const why = approval.kind === "needed" ? approval.sentence : "It was declined.";
      return `Not approved, so nothing was written: ${printable(why)}\n`;
    }
    case "applied": {
      const { adopted = 0, people, spent } = applied;
      const done = people.reduce((sum, one) => sum + one.done, 0);
      const failed = people.flatMap((one) => one.failed.map((step) => ({ ...step, login: one.login })));
      const left = people.filter((one) => one.left > 0);
      const took = adopted === 0 ? "" : ` ${adopted} taken over as exceptions.`;
      return [
        `${colors.gain("✓")} ${done} ${done === 1 ? "step" : "steps"} done and read back, for ${people.length === 1 ? "1 person" : `${people.length} people`}.${took}`,
        ...failed.map(
          ({ login, stepId, seen }) => `${colors.loss("✗")} ${printable(login)} ${stepId}: ${printable(seen)}`,
        ),
        ...left.map(({ busy, left: open, login }) => {
          const why =
            busy === true
              ? "somebody else works on this person; try again shortly"
              : "not as it was when it was read; look again";
          return `${colors.change("!")} ${printable(login)}: ${open} left, ${why}`;
        }),
        ...(spent === undefined ? [] : [colors.quiet(`Read with ${spentWords(spent)}.`)]),
        "",
      ].join("\n");
    }
  }
}

/** The exit code of what became of it. */
export function appliedExit(applied: AppliedBatch): ExitCode {
  if (applied.kind !== "applied") return exitCode.refused;
  const { people } = applied;
  if (people.some(({ failed }) => failed.length > 0)) return exitCode.remoteFailed;
  return people.some(({ left }) => left > 0) ? exitCode.findings : exitCode.done;
}

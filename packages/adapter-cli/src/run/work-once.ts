import { instantWords, printable, progressToText } from "@tenure/reports";
import type { Progress, Tenure } from "@tenure/service";
import type { ResultAsync } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";
import { progressExit, worstExit } from "../outcome/progress-exit.ts";
import type { Screen } from "../terminal/terminal.ts";

/** One round: the sweep, then everything that is due. */
export interface Round extends Answer {
  readonly data: {
    /** Tickets the sweep found that no webhook had told of, or whose time has come. */
    readonly found: number;
    readonly progress: readonly Progress[];
    /** Tickets that could not be brought forward; they are tried again. */
    readonly failures: readonly { readonly ticketId: string; readonly kind: string; readonly sentence: string }[];
    readonly nextDue: string | null;
  };
}

/** Sweeps and works the queue until nothing is due. */
export function workOnce(tenure: Tenure): ResultAsync<Round, Complaint> {
  return tenure
    .sweep()
    .andThen((found) => tenure.work().map((worked) => ({ found, ...worked })))
    .mapErr((failure) => failureComplaint(failure))
    .map(({ failures, found, nextDue, progress }) => ({
      exit: worstExit([
        ...progress.map(({ state }) => progressExit(state)),
        ...failures.map(({ failure }) => failureComplaint(failure).exit),
      ]),
      data: {
        found,
        progress,
        failures: failures.map(({ failure: { kind, sentence }, ticketId }) => ({ ticketId, kind, sentence })),
        nextDue: nextDue ?? null,
      },
      text: (screen: Screen) =>
        [
          ...progress.map((one) => progressToText(one, screen)),
          ...failures.map(({ failure, ticketId }) => `Ticket ${printable(ticketId)}: ${printable(failure.sentence)}\n`),
          progress.length + failures.length === 0 ? "Nothing was due.\n" : "",
          nextDue === undefined ? "" : `Next: ${instantWords(nextDue, "UTC")}.\n`,
        ]
          .filter((part) => part !== "")
          .join("\n"),
    }));
}

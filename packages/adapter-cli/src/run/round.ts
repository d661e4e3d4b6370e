import { instantWords, printable, progressToText } from "@tenure/reports";
import type { Instant, Progress } from "@tenure/service";
import type { Screen } from "../terminal/terminal.ts";

/** What one round of work did. */
export interface Round {
  /** Tickets the sweep found that no webhook had told of, or whose time has come. */
  readonly found: number;
  readonly progress: readonly Progress[];
  /** Tickets that could not be brought forward; they are tried again. */
  readonly failures: readonly { readonly ticketId: string; readonly kind: string; readonly sentence: string }[];
  readonly nextDue: Instant | null;
}

/** A round for a terminal. */
export function roundToText({ failures, nextDue, progress }: Round, screen: Screen): string {
  const nothing = progress.length + failures.length === 0;
  return [
    ...progress.map((one) => progressToText(one, screen)),
    ...failures.map(({ sentence, ticketId }) => `Ticket ${printable(ticketId)}: ${printable(sentence)}\n`),
    ...(nothing ? ["Nothing was due.\n"] : []),
    ...(nextDue === null ? [] : [`Next: ${instantWords(nextDue, "UTC")}.\n`]),
  ].join("\n");
}

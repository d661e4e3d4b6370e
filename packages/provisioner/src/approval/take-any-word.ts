import type { ResultAsync } from "neverthrow";
import type { Company } from "../company/company.ts";
import type { Ports } from "../ports/ports.ts";
import type { RunFailure } from "../run/run-failure.ts";
import { takeBatchWord } from "../workforce/take-batch-word.ts";
import { WORKFORCE_TICKETS } from "../workforce/workforce-ticket.ts";
import type { WordRefusal } from "./check-word.ts";
import type { SignedWord } from "./signed-word.ts";
import { type TakenWord, takeWord } from "./take-word.ts";

/** Takes a person's signed word, whatever it is about: the plan of a ticket, a reconciliation, or an access review. */
export function takeAnyWord(
  ports: Ports,
  company: Company,
  word: SignedWord,
): ResultAsync<TakenWord, RunFailure | WordRefusal> {
  return WORKFORCE_TICKETS.test(word.ticketId) ? takeBatchWord(ports, company, word) : takeWord(ports, company, word);
}

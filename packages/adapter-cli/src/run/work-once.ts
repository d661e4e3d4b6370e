import type { Tenure, TenureFailure } from "@tenure/service";
import { okAsync, type Result, ResultAsync } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";
import { progressExit, worstExit } from "../outcome/progress-exit.ts";
import { type Round, roundToText } from "./round.ts";

/** One round as an answer: its data is the round itself. */
export interface RoundAnswer extends Answer {
  readonly data: Round;
}

/**
 * Works the queue until nothing is due; sweeps first, unless that is not wanted this time. A sweep that finds Jira away
 * keeps nothing from being worked: leavers are shut out at their hour without it. Its failure is told afterwards.
 */
export function workOnce(
  tenure: Tenure,
  { sweeps }: { readonly sweeps: boolean } = { sweeps: true },
): ResultAsync<RoundAnswer, Complaint> {
  const sweep = sweeps ? tenure.sweep() : okAsync<number, TenureFailure>(0);
  return ResultAsync.fromSafePromise<Result<number, TenureFailure>, TenureFailure>(sweep)
    .andThen((swept) => tenure.work().andThen((worked) => swept.map((found) => ({ found, ...worked }))))
    .mapErr((failure) => failureComplaint(failure))
    .map(({ failures, found, nextDue, progress }) => {
      const round: Round = {
        found,
        progress,
        failures: failures.map(({ failure: { kind, sentence }, ticketId }) => ({ ticketId, kind, sentence })),
        nextDue: nextDue ?? null,
      };
      const exits = [
        ...progress.map(({ state }) => progressExit(state)),
        ...failures.map(({ failure }) => failureComplaint(failure).exit),
      ];
      return { exit: worstExit(exits), data: round, text: (screen) => roundToText(round, screen) };
    });
}

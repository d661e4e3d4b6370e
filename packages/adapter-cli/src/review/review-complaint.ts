import type { ReviewProblem } from "@tenure/lifecycle-rules";
import type { TenureFailure } from "@tenure/service";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";

/** Why a review did not go on: a failure, or a decision that does not count. */
export function reviewComplaint(failure: TenureFailure | ReviewProblem): Complaint {
  return "retryable" in failure
    ? failureComplaint(failure)
    : { kind: failure.kind, exit: exitCode.badInput, sentence: failure.sentence };
}

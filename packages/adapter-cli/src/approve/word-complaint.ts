import type { TenureFailure, WordRefusal } from "@tenure/service";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";

/** Why a person's word was not taken. */
export function wordComplaint(refusal: TenureFailure | WordRefusal): Complaint {
  const { kind, sentence } = refusal;
  switch (kind) {
    case "unknown-key":
    case "bad-signature":
    case "reason-missing":
      return { kind, exit: exitCode.badInput, sentence };
    case "too-old":
    case "not-allowed":
    case "stale-hash":
      return { kind, exit: exitCode.refused, sentence };
    default:
      return failureComplaint({ ...refusal, kind });
  }
}

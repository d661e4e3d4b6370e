import type { TenureFailure } from "@tenure/service";
import type { Complaint } from "../answer.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";

/** Why there is no answer, with the exit code it deserves. */
export function failureComplaint({ kind, sentence }: TenureFailure): Complaint {
  return { kind, exit: exitOf(kind), sentence };
}

function exitOf(kind: TenureFailure["kind"]): ExitCode {
  switch (kind) {
    case "no-such-ticket":
    case "not-ours":
      return exitCode.badInput;
    case "stale-hash":
    case "person-busy":
      return exitCode.refused;
    case "desk-failed":
    case "directory-failed":
    case "ledger-failed":
    case "locks-failed":
    case "queue-failed":
      return exitCode.remoteFailed;
  }
}

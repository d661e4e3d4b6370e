import type { TenureFailure } from "@tenure/service";
import type { Complaint } from "../answer.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";

/** Why there is no answer, with the exit code it deserves; of a ticket it says which. */
export function failureComplaint({ kind, sentence }: TenureFailure, key?: string): Complaint {
  return { kind, exit: exitOf(kind), sentence: named(sentence, key) };
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
    case "mistake":
      return exitCode.bug;
  }
}

function named(sentence: string, key: string | undefined): string {
  return key === undefined || sentence.startsWith(`${key} `) ? sentence : `${key}: ${sentence}`;
}

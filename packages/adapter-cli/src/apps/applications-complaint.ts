import type { ApplicationsFailure } from "@tenure/service";
import type { Complaint } from "../answer.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";

/** Why the applications gave no answer, with the exit code it deserves. */
export function applicationsComplaint(failure: ApplicationsFailure): Complaint {
  const { kind, sentence } = failure;
  return { kind, sentence, exit: exitOf(kind), details: detailsOf(failure) };
}

function exitOf(kind: ApplicationsFailure["kind"]): ExitCode {
  switch (kind) {
    case "unplannable":
    case "unknown-application":
    case "not-in-okta":
      return exitCode.badInput;
    case "stale-hash":
    case "hash-needed":
    case "applications-busy":
      return exitCode.refused;
    case "okta-failed":
    case "not-confirmed":
    case "bad-metadata":
    case "ledger-failed":
      return exitCode.remoteFailed;
  }
}

function detailsOf(failure: ApplicationsFailure): readonly string[] {
  switch (failure.kind) {
    case "unplannable":
      return failure.problems;
    case "stale-hash":
      return [`The plan is now ${failure.hash}.`];
    case "hash-needed":
      return [...failure.dangers, `The plan is ${failure.hash}; read it with: tenure apps plan`];
    case "unknown-application":
    case "not-in-okta":
    case "applications-busy":
    case "okta-failed":
    case "not-confirmed":
    case "bad-metadata":
    case "ledger-failed":
      return [];
  }
}

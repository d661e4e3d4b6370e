import type { JiraError } from "@tenure/jira-client";
import type { DeskFailure } from "@tenure/provisioner";

/** Says Jira's failure in the desk's words. */
export function toDeskFailure(error: JiraError): DeskFailure {
  const failure = (reason: DeskFailure["reason"], retryable: boolean) => deskFailure(reason, error.sentence, retryable);
  switch (error.kind) {
    case "not-found-or-hidden":
      return failure("not-found", false);
    case "not-allowed":
    case "unauthorised":
      return failure("not-allowed", false);
    case "rejected-fields":
    case "gone":
    case "too-large":
    case "unexpected-reply":
    case "invalid-call":
      return failure("rejected", false);
    case "conflict":
    case "rate-limited":
    case "unavailable":
    case "unreachable":
    case "cancelled":
      return failure("unavailable", true);
  }
}

/** A failure in a sentence of ours. */
export function deskFailure(reason: DeskFailure["reason"], sentence: string, retryable = false): DeskFailure {
  return { kind: "desk-failure", reason, retryable, sentence };
}

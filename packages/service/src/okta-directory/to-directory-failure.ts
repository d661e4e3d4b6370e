import type { OktaError } from "@tenure/okta-client";
import type { DirectoryFailure } from "@tenure/provisioner";

/** Says Okta's failure in the directory's words. */
export function toDirectoryFailure(error: OktaError): DirectoryFailure {
  return {
    ...failure(error.sentence, {
      retryable: isRetryable(error),
      mayHaveHappened: "mayHaveHappened" in error && error.mayHaveHappened,
    }),
    ...(error.kind === "wrong-state" ? { wrongState: true } : {}),
  };
}

/** A failure in a sentence of ours. */
export function failure(
  sentence: string,
  {
    retryable = false,
    mayHaveHappened = false,
  }: { readonly retryable?: boolean; readonly mayHaveHappened?: boolean } = {},
): DirectoryFailure {
  return { kind: "directory-failure", retryable, mayHaveHappened, sentence };
}

function isRetryable({ kind }: OktaError): boolean {
  switch (kind) {
    case "unreachable":
    case "timed-out":
    case "cancelled":
    case "rate-limited":
    case "busy":
    case "changed-meanwhile":
    case "server-failed":
      return true;
    case "unexpected-body":
    case "not-found":
    case "already-exists":
    case "wrong-state":
    case "unauthorised":
    case "not-allowed":
    case "managed-elsewhere":
    case "invalid":
      return false;
  }
}

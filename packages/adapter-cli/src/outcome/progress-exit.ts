import type { Progress } from "@tenure/service";
import { type ExitCode, exitCode } from "../exit-code.ts";

/** The exit code of where a ticket stands. Waiting for a start date is as it should be. */
export function progressExit(state: Progress["state"]): ExitCode {
  switch (state) {
    case "done":
    case "waiting":
      return exitCode.done;
    case "form-incomplete":
      return exitCode.badInput;
    case "refused":
    case "held":
    case "awaiting-approval":
      return exitCode.refused;
    case "failed":
      return exitCode.remoteFailed;
  }
}

/** The exit code of several: that of the one that needs a person most. */
export function worstExit(codes: readonly ExitCode[]): ExitCode {
  return codes.reduce<ExitCode>((worst, code) => (code > worst ? code : worst), exitCode.done);
}

import type { Instant } from "@tenure/lifecycle-rules";
import type { Explanation } from "@tenure/service";
import { err, ok, type ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { withTenure } from "../config/with-tenure.ts";
import { exitCode } from "../exit-code.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";
import { beforeLedgerComplaint } from "./before-ledger.ts";

/** Asks the directory and the ledger of a configuration about one person and one target. */
export function askLedger(
  context: Pick<CommandContext, "open" | "terminal">,
  config: string,
  { login, target, at }: { readonly login: string; readonly target: string; readonly at?: Instant | undefined },
): ResultAsync<Explanation, Complaint> {
  return withTenure(context, config, ({ everybody }) =>
    everybody
      .explain({ login, target, ...(at === undefined ? {} : { at }) })
      .mapErr((failure) => failureComplaint(failure))
      .andThen((found) => {
        if (found === undefined) return err(unknown(login));
        if (found.beforeLedger === undefined || at === undefined) return ok(found);
        return err(beforeLedgerComplaint(found.beforeLedger, at, "what anybody had"));
      }),
  );
}

function unknown(login: string): Complaint {
  return { kind: "unknown-person", exit: exitCode.badInput, sentence: `Okta knows nobody called ${login}.` };
}

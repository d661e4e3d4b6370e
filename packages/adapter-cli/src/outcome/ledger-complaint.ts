import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";

/** Why the ledger gave no answer. */
export function ledgerComplaint({ sentence }: { readonly sentence: string }): Complaint {
  return { kind: "ledger-failed", exit: exitCode.remoteFailed, sentence };
}

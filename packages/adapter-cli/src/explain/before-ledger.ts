import type { Instant } from "@tenure/lifecycle-rules";
import type { BeforeLedger } from "@tenure/service";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { moment } from "./moment.ts";

/** Of what was before its first entry the ledger cannot tell: neither that somebody had something, nor that nobody had. */
export function beforeLedgerComplaint({ begins }: BeforeLedger, at: Instant, what: string): Complaint {
  const from = begins === undefined ? "The ledger is empty" : `The ledger begins at ${moment(begins)}`;
  const sentence = `${from}, so it cannot tell ${what} at ${moment(at)}.`;
  return { kind: "before-ledger", exit: exitCode.badInput, sentence };
}

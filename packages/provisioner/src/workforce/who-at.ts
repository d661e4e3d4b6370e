import type { Instant } from "@tenure/lifecycle-rules";
import { err, ok, type ResultAsync, safeTry } from "neverthrow";
import { recall } from "../knowledge/recall.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { accessAt } from "./explain-access.ts";
import { type BeforeLedger, beforeLedger } from "./ledger-begins.ts";
import type { Workforce } from "./workforce.ts";

/** Somebody who had something by a row. */
export interface RowHolder {
  readonly accountId: string;
  /** What they are called today; absent where the account is gone, or the directory does not answer. */
  readonly login?: string;
  readonly targets: readonly string[];
}

/** Who had something by a row at an instant of the past. */
export type HoldersThen =
  | { readonly kind: "known"; readonly holders: readonly RowHolder[] }
  | ({ readonly kind: "before-ledger" } & BeforeLedger);

/** Who had something by a row at an instant, as the ledger knew it; by the names they have today. */
export function whoAt(
  ports: Pick<Ports, "ledger" | "spool"> & { readonly workforce: Pick<Workforce, "people"> },
  rowId: string,
  at: Instant,
): ResultAsync<HoldersThen, RunFailure> {
  return safeTry<HoldersThen, RunFailure>(async function* () {
    const { entries, away } = yield* recall(ports, [{ events: ["step-confirmed"] }]);
    if (away !== undefined) return err(toRunFailure(away));
    const accounts = Map.groupBy(entries, ({ accountId }) => accountId ?? "");
    const found = [...accounts].flatMap(([accountId, own]): readonly RowHolder[] => {
      if (accountId === "") return [];
      const byRow = [...accessAt(own, accountId, at)].filter(([, { causes }]) =>
        causes.some((one) => one.kind === "row" && one.rowId === rowId),
      );
      return byRow.length === 0 ? [] : [{ accountId, targets: byRow.map(([target]) => target) }];
    });
    if (found.length === 0) {
      const before = yield* beforeLedger(ports, at);
      return ok<HoldersThen>(
        before === undefined ? { kind: "known", holders: [] } : { kind: "before-ledger", ...before },
      );
    }
    const logins = await loginsToday(ports.workforce);
    const named = found.map((one): RowHolder => {
      const login = logins.get(one.accountId);
      return login === undefined ? one : { ...one, login };
    });
    const name = ({ accountId, login }: RowHolder) => login ?? accountId;
    return ok<HoldersThen>({ kind: "known", holders: named.toSorted((a, b) => (name(a) < name(b) ? -1 : 1)) });
  });
}

/** Names are a help: the past is answered without them where the directory is away. */
async function loginsToday(workforce: Pick<Workforce, "people">): Promise<ReadonlyMap<string, string>> {
  const logins = new Map<string, string>();
  for await (const page of workforce.people()) {
    for (const { id, login } of page.unwrapOr([])) logins.set(id, login);
  }
  return logins;
}

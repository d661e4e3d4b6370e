import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import { randomIds } from "../system/random-ids.ts";
import { type Diagnosis, diagnosing } from "./diagnosis.ts";

const { bad, good, warning } = diagnosing("store");

/** Whether the store opens, and whether the ledger in it is whole. */
export async function examineStore(store: Store): Promise<readonly Diagnosis[]> {
  const opened = await openStore(store, randomIds);
  if (opened.isErr()) return [bad(opened.error.sentence)];
  const { close, ledger } = opened.value;
  const verdict = await ledger.verify();
  await close();
  const kept =
    store.kind === "memory"
      ? [warning("Nothing outlives the process: the store is memory.", "Set TENURE_STORE to sqlite:FILE.")]
      : [];
  return verdict.match(
    (found) =>
      found.kind === "intact"
        ? [good(`The store opens, and the chain of its ${found.entries} ledger entries is intact.`), ...kept]
        : [bad(`The ledger is broken at entry ${found.seq}: ${found.sentence}`), ...kept],
    ({ sentence }) => [bad(sentence), ...kept],
  );
}

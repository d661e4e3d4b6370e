import type { TenureConfig } from "../config/read-config.ts";
import { engineOf } from "../engine/engine.ts";
import { randomIds } from "../system/random-ids.ts";
import { systemClock } from "../system/system-clock.ts";
import { type Diagnosis, diagnosing } from "./diagnosis.ts";

const { bad, good, warning } = diagnosing("store");

/** Whether the engine answers, and a worker behind it; and whether what several workers share is shared. */
export async function examineEngine({
  engine,
  store,
}: Pick<TenureConfig, "engine" | "store">): Promise<readonly Diagnosis[]> {
  if (engine === undefined) return [];
  const { nextDue } = engineOf(engine, randomIds).queue;
  const answered = (await nextDue(systemClock.now())).match(
    () => good("Restate answers, and so does a worker behind it."),
    ({ sentence }) =>
      bad(
        sentence,
        "Check engine.ingressUrl, start a worker (serveRestate or restateHandler), and register its address with Restate.",
      ),
  );
  const alone = "Restate brings work to several machines, and the ledger is a file of this one.";
  return store.kind === "postgres" ? [answered] : [answered, warning(alone, "Set TENURE_STORE to postgres://….")];
}

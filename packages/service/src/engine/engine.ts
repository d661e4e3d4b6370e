import type { Ids, Ports } from "@tenure/provisioner";
import type { EngineSettings } from "../config/engine-settings.ts";
import { restateIngress } from "../restate/ingress.ts";
import { restateLocks } from "../restate/restate-locks.ts";
import { restateQueue } from "../restate/restate-queue.ts";

/** Queue and locks in the engine that the settings name. */
export function engineOf(settings: EngineSettings, ids: Ids): Pick<Ports, "queue" | "locks"> {
  const ingress = restateIngress(settings);
  return { queue: restateQueue(ingress), locks: restateLocks(ingress, ids.next) };
}

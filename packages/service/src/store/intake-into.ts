import type { WorkQueue } from "@tenure/provisioner";
import { type Intake, intakeOf } from "../webhook/intake.ts";
import type { OpenStore } from "./open-store.ts";

/** Takes deliveries into a queue. One that was put in the place of the store's knows nothing of the store's memory. */
export function intakeInto(queue: WorkQueue, store: Pick<OpenStore, "queue" | "intake" | "deliveries">): Intake {
  return queue === store.queue ? store.intake : intakeOf(queue, store.deliveries);
}

import type { Company, Lease, Ports, RunFailure } from "@tenure/provisioner";
import { work } from "@tenure/provisioner/tickets";
import { err, ok, type ResultAsync } from "neverthrow";
import { queueOfOne } from "./queue-of-one.ts";
import type { WorkedOn } from "./settlement.ts";

/** Works on one job that an engine delivered, and answers what is to become of it. */
export function workOn(ports: Ports, company: Company, lease: Lease): ResultAsync<WorkedOn, RunFailure> {
  const one = queueOfOne(lease, ports.queue);
  return work({ ...ports, queue: one.queue }, company).andThen(({ failures, progress }) => {
    const settlement = one.settlement();
    return settlement === undefined ? err(UNSETTLED) : ok({ failures, progress, settlement });
  });
}

const UNSETTLED: RunFailure = {
  kind: "mistake",
  retryable: true,
  sentence: "A mistake of ours: a job was not settled.",
};

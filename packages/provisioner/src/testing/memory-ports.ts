import type { ReferenceTable } from "@tenure/lifecycle-rules";
import type { Ports } from "../ports/ports.ts";
import { countingIds, type ManualClock, manualClock } from "./manual-clock.ts";
import { type MemoryDesk, memoryDesk } from "./memory-desk.ts";
import { type DirectorySeed, type MemoryDirectory, memoryDirectory } from "./memory-directory.ts";
import { type MemoryLedger, memoryLedger } from "./memory-ledger.ts";
import { memoryLocks } from "./memory-locks.ts";
import { type MemoryMailer, type MemoryMessenger, memoryMailer, memoryMessenger } from "./memory-mailer.ts";
import { memorySpool } from "./memory-spool.ts";
import { memoryWorkQueue } from "./memory-work-queue.ts";

/** Every port in memory, each with what a test needs to look at it. */
export interface MemoryPorts extends Ports {
  readonly desk: MemoryDesk;
  readonly directory: MemoryDirectory;
  readonly mailer: MemoryMailer;
  readonly messenger: MemoryMessenger;
  readonly ledger: MemoryLedger;
  readonly clock: ManualClock;
}

/** A whole company in memory: the groups and applications its table names, those of the seed, and whoever is in it. */
export function memoryPorts(table: ReferenceTable, start: string, seed: Partial<DirectorySeed> = {}): MemoryPorts {
  const clock = manualClock(start);
  const grants = table.rows.flatMap((row) => row.grants);
  const groups = new Map(
    grants.flatMap((grant) =>
      grant.kind === "group" ? [[grant.groupId, { id: grant.groupId, name: grant.name, type: "OKTA_GROUP" }]] : [],
    ),
  );
  const applications = new Map(
    grants.flatMap((grant) =>
      grant.kind === "application" ? [[grant.appId, { id: grant.appId, label: grant.label }]] : [],
    ),
  );
  return {
    clock,
    ids: countingIds(),
    desk: memoryDesk(clock),
    directory: memoryDirectory({
      org: table.org,
      ...seed,
      groups: [...groups.values(), ...(seed.groups ?? [])],
      applications: [...applications.values(), ...(seed.applications ?? [])],
    }),
    mailer: memoryMailer(),
    messenger: memoryMessenger(),
    ledger: memoryLedger(),
    spool: memorySpool(),
    queue: memoryWorkQueue(),
    locks: memoryLocks(),
  };
}

export { aCompany, SOME_FORMS } from "./testing/a-company.ts";
export { ANA, aTicket } from "./testing/a-ticket.ts";
export { countingIds, type ManualClock, manualClock } from "./testing/manual-clock.ts";
export { type MemoryComment, type MemoryDesk, memoryDesk } from "./testing/memory-desk.ts";
export {
  type DirectorySeed,
  type MemoryDirectory,
  type MemoryGroupRule,
  memoryDirectory,
} from "./testing/memory-directory.ts";
export { type MemoryLedger, memoryLedger } from "./testing/memory-ledger.ts";
export { memoryLocks } from "./testing/memory-locks.ts";
export { type MemoryMailer, type MemoryMessenger, memoryMailer, memoryMessenger } from "./testing/memory-mailer.ts";
export { type MemoryPorts, memoryPorts } from "./testing/memory-ports.ts";
export { memorySpool } from "./testing/memory-spool.ts";
export { memoryWorkQueue } from "./testing/memory-work-queue.ts";

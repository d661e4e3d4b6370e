export { aCompany, SOME_FORMS } from "./testing/a-company.ts";
export { ANA, aTicket } from "./testing/a-ticket.ts";
export { type Cut, type Mortal, mortal } from "./testing/cut-ports.ts";
export { type CrashOptions, describeCrashes } from "./testing/describe-crashes.ts";
export { aProgress, type DeskUnderTest, describeDesk } from "./testing/describe-desk.ts";
export { type DirectoryUnderTest, describeDirectory, type GroupUnderTest } from "./testing/describe-directory.ts";
export { aDraft, describeLedger, type LedgerUnderTest } from "./testing/describe-ledger.ts";
export { describeLocks, type LocksUnderTest } from "./testing/describe-locks.ts";
export { aMail, describeMailer, type MailerUnderTest, type ReceivedMail } from "./testing/describe-mailer.ts";
export { aMessage, describeMessenger, type MessengerUnderTest } from "./testing/describe-messenger.ts";
export { describeSpool, type SpoolUnderTest } from "./testing/describe-spool.ts";
export { describeWorkQueue, type WorkQueueUnderTest } from "./testing/describe-work-queue.ts";
export { describeWorkforce, type WorkforceUnderTest } from "./testing/describe-workforce.ts";
export { type EngineUnderTest, type Hands, handsInside, type Kept } from "./testing/engine-under-test.ts";
export type { Happening, Scenario } from "./testing/live-through.ts";
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
export { groupsOf, memoryWorkforce, type WorkforceSeed } from "./testing/memory-workforce.ts";
export { SCENARIOS } from "./testing/scenarios.ts";

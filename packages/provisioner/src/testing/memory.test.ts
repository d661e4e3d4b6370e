import { describeLedger } from "./describe-ledger.ts";
import { describeLocks } from "./describe-locks.ts";
import { describeSpool } from "./describe-spool.ts";
import { describeWorkQueue } from "./describe-work-queue.ts";
import { memoryLedger } from "./memory-ledger.ts";
import { memoryLocks } from "./memory-locks.ts";
import { memorySpool } from "./memory-spool.ts";
import { memoryWorkQueue } from "./memory-work-queue.ts";

describeLedger("memoryLedger", async () => ({ ledger: memoryLedger() }));
describeLocks("memoryLocks", async () => ({ locks: memoryLocks() }));
describeSpool("memorySpool", async () => ({ spool: memorySpool() }));
describeWorkQueue("memoryWorkQueue", async () => ({ queue: memoryWorkQueue() }));

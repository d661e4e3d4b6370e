import { appendFileSync } from "node:fs";
import { drainSpool, type Ledger, type Spool } from "@tenure/provisioner";
import { aDraft } from "@tenure/provisioner/testing";
import { fileSpool } from "../src/spool/file-spool.ts";
import { openDatabase } from "../src/sqlite/open-database.ts";
import { sqliteLedger } from "../src/sqlite/sqlite-ledger.ts";

// A process of its own that spools evidence and drains the spool again and again, beside another one that does the same.
// `KILL_AT` counts what it did to spool and ledger: SIGKILL by its own hand right after, so that nothing of it runs on.
const { ANSWERED = "", DRAFTS = "0", KILL_AT = "0", SPOOL = "", STORE = "", WHO = "" } = process.env;

let done = 0;
function counted<T>(answer: T): T {
  done += 1;
  if (done === Number(KILL_AT)) process.kill(process.pid, "SIGKILL");
  return answer;
}

const database = openDatabase(STORE)._unsafeUnwrap();
const kept = fileSpool(SPOOL);
const chain = sqliteLedger(database);
const spool: Spool = { ...kept, drop: (id) => kept.drop(id).map(counted) };
const ledger: Ledger = { ...chain, append: (draft) => chain.append(draft).map(counted) };

for (let number = 0; number < Number(DRAFTS); number += 1) {
  const id = `${WHO}-${number}`;
  const put = await spool.put({ id, draft: aDraft({ runId: id }) });
  // Whoever was answered relies on it.
  if (put.isOk()) appendFileSync(ANSWERED, `${id}\n`);
  counted(undefined);
  if (number % 3 === 2) (await drainSpool({ ledger, spool })).unwrapOr(0);
}
(await drainSpool({ ledger, spool }))._unsafeUnwrap();
database.close();

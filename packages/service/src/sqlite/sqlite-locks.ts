import type { Lock, LockFailure, Locks } from "@tenure/provisioner";
import { ResultAsync } from "neverthrow";
import type { Database } from "./open-database.ts";

/** Locks in a SQLite file, for several processes on one machine. A key's row stays, so that its fences never repeat. */
export function sqliteLocks({ single, sqlite, whole }: Database): Locks {
  const find = sqlite.prepare("SELECT fence, until FROM locks WHERE key = ?");
  const put = sqlite.prepare("INSERT OR REPLACE INTO locks (key, fence, until) VALUES (?, ?, ?)");
  const prolong = sqlite.prepare("UPDATE locks SET until = ? WHERE key = ? AND fence = ? AND until IS NOT NULL");
  const free = sqlite.prepare("UPDATE locks SET until = NULL WHERE key = ? AND fence = ?");
  return {
    take: (key, now, until) =>
      inTime(() =>
        whole((): Lock | undefined => {
          const row = find.get(key);
          const held = row?.["until"];
          if (typeof held === "string" && held > now) return undefined;
          const fence = Number(row?.["fence"] ?? 0) + 1;
          put.run(key, fence, until);
          return { key, fence, until };
        }),
      ),
    renew: (lock, until) =>
      inTime(() =>
        single((): Lock | undefined =>
          prolong.run(until, lock.key, lock.fence).changes === 0 ? undefined : { ...lock, until },
        ),
      ),
    release: ({ fence, key }) => inTime(() => single(() => void free.run(key, fence))),
  };
}

function inTime<T>(work: () => Promise<T>): ResultAsync<T, LockFailure> {
  return ResultAsync.fromThrowable(work, (): LockFailure => {
    return { kind: "lock-failure", sentence: "The store of the locks could not be used." };
  })();
}

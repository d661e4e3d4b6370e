import type { Job, QueueFailure } from "@tenure/provisioner";
import { ResultAsync } from "neverthrow";
import { type Delivery, forgetBefore, type Intake } from "../webhook/intake.ts";
import { groupCommit } from "./group-commit.ts";
import type { Database } from "./open-database.ts";

/** Queue and memory of one SQLite file: a delivery is enqueued and remembered in one commit, or not at all. */
export function sqliteIntake({ sqlite, whole }: Database, addNow: (job: Job) => void): Intake {
  const insert = sqlite.prepare("INSERT OR IGNORE INTO deliveries (identity, at) VALUES (?, ?)");
  const forget = sqlite.prepare("DELETE FROM deliveries WHERE at < ?");
  let forgottenIn = "";
  const take = groupCommit({ whole }, ({ at, identity, job }: Delivery) => {
    // Once an hour is enough.
    const hour = at.slice(0, "2027-02-15T09".length);
    if (hour !== forgottenIn) forget.run(forgetBefore(at));
    forgottenIn = hour;
    if (insert.run(identity, at).changes === 0) return "taken-before" as const;
    addNow(job);
    return "taken" as const;
  });
  return {
    take: ResultAsync.fromThrowable(
      take,
      (): QueueFailure => ({ kind: "queue-failure", sentence: "The queue's store could not be used." }),
    ),
  };
}

import type { Sandbox } from "@tenure/sandbox";
import { restateIngress } from "../src/restate/ingress.ts";
import { TICKETS } from "../src/restate/object-names.ts";
import { restateQueue } from "../src/restate/restate-queue.ts";
import type { OwnRestate } from "./a-restate.ts";

/** Wakes tickets, as Restate's timers do when their time has come by its own clock. */
export function awaken(restate: OwnRestate, tickets: readonly string[], due: string): Promise<unknown> {
  const ingress = restateIngress(restate);
  return Promise.all(
    tickets.map(async (key) =>
      (await ingress.hand({ object: TICKETS, key, handler: "look", body: { due } }))._unsafeUnwrap(),
    ),
  );
}

/** Moves a sandbox's time ahead, and has Restate bring what has become due. */
export async function liveOnRestate({ clock, jira }: Sandbox, restate: OwnRestate, until: string): Promise<void> {
  const queue = restateQueue(restateIngress(restate));
  for (;;) {
    await restate.quiet();
    const due = (await queue.nextDue(clock.iso() as never))._unsafeUnwrap();
    if (due === undefined || due > until) break;
    await clock.advanceTo(due);
    const tickets = jira.state.issues().filter(({ parent }) => parent === undefined);
    await awaken(
      restate,
      tickets.map(({ id }) => id),
      due,
    );
  }
  await clock.advanceTo(until);
}

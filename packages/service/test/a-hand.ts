import { createServer, type ServerHttp2Session } from "node:http2";
import { setTimeout as rest } from "node:timers/promises";
import { createEndpointHandler } from "@restatedev/restate-sdk";
import type { Instant } from "@tenure/lifecycle-rules";
import type { Lease, WorkQueue } from "@tenure/provisioner";
import { ok, okAsync, ResultAsync } from "neverthrow";
import { onTestFinished } from "vitest";
import type { Settlement } from "../src/engine/settlement.ts";
import { boardObject } from "../src/restate/board-object.ts";
import { openGate } from "../src/restate/gate.ts";
import { restateIngress } from "../src/restate/ingress.ts";
import { lockObject } from "../src/restate/lock-object.ts";
import { TICKETS } from "../src/restate/object-names.ts";
import { restateQueue } from "../src/restate/restate-queue.ts";
import { type TicketWorker, ticketObject } from "../src/restate/ticket-object.ts";
import type { OwnRestate } from "./a-restate.ts";

/** Something that was brought: at the gate until `since`, then in the hand. */
interface Brought {
  readonly lease: Lease;
  since?: Instant;
  leave?: (() => void) | undefined;
  settle(settlement: Settlement): void;
}

/** Holding a job for longer counts as having vanished. */
const LEASE_MS = 600_000;
/** Before anything is due. */
const BEFORE_TIME = "1969-01-01T00:00:00.000Z" as Instant;

/**
 * A worker in a test's hands, with one place: it takes what Restate brings and holds it until it is told what is to
 * become of it. Leasing is to look what was brought, so that the contract of queues that are asked holds for the one
 * that brings. Time is the test's: to look at an hour is to wake every ticket, as Restate's own timers do at theirs.
 */
export async function aHand(restate: OwnRestate): Promise<WorkQueue> {
  const ingress = restateIngress({ ingressUrl: restate.ingressUrl });
  const queue = restateQueue(ingress);
  const gate = openGate(1, 60_000);
  const tickets = new Set<string>();
  const arrived = new Map<Lease, Brought>();
  const waiting: Brought[] = [];
  let now = BEFORE_TIME;

  const ticket: TicketWorker = {
    now: () => now,
    workOn: async (lease) => {
      const { promise, resolve } = Promise.withResolvers<Settlement>();
      const brought: Brought = { lease, settle: resolve };
      arrived.set(lease, brought);
      brought.leave = await gate.enter(lease.urgent === true);
      brought.since = now;
      waiting.push(brought);
      const settlement = await promise;
      brought.leave?.();
      return settlement;
    },
  };
  const { stop, url, vanish } = await serveTickets(ticket);
  onTestFinished(stop);
  await restate.register(url);

  /** Whether Restate has nothing to do but to wait for us. */
  const isIdle = async () => {
    const open = await restate.query(
      "SELECT id, target_service_name, target_service_key FROM sys_invocation WHERE status NOT IN ('completed', 'scheduled')",
    );
    const ours = new Set([...arrived.values()].map(({ lease }) => lease.ticketId));
    return open.every(
      (call) => call["target_service_name"] === TICKETS && ours.has(String(call["target_service_key"])),
    );
  };
  const settled = async () => {
    while (!(await isIdle())) await rest(5);
  };
  const dropVanished = () => {
    const gone = [...arrived.values()].filter(
      ({ since }) => since !== undefined && Date.parse(since) + LEASE_MS <= Date.parse(now),
    );
    for (const { leave, lease } of gone) {
      arrived.delete(lease);
      leave?.();
    }
    if (gone.length > 0) vanish();
  };
  const become = (lease: Lease, settlement: Settlement) => {
    arrived.get(lease)?.settle(settlement);
    arrived.delete(lease);
    return okAsync(undefined);
  };
  return {
    enqueue: (job, notBefore) => {
      tickets.add(job.ticketId);
      return queue.enqueue(job, notBefore);
    },
    lease: (at) =>
      new ResultAsync(
        (async () => {
          await settled();
          now = at;
          dropVanished();
          for (const key of tickets) {
            (await ingress.hand({ object: TICKETS, key, handler: "look", body: { due: at } }))._unsafeUnwrap();
          }
          while (waiting.length === 0 && !(await isIdle())) await rest(5);
          return ok(waiting.shift()?.lease);
        })(),
      ),
    settle: (lease) => become(lease, { kind: "settled" }),
    giveBack: (lease, notBefore) => become(lease, { kind: "given-back", notBefore }),
    bury: (lease, at, sentence) => become(lease, { kind: "buried", at, sentence }),
    deadLetters: () => ResultAsync.fromSafePromise(settled()).andThen(() => queue.deadLetters()),
    nextDue: (at) => ResultAsync.fromSafePromise(settled()).andThen(() => queue.nextDue(at)),
  };
}

/** Serves a worker as `serveRestate` does; all its connections break when it vanishes. */
export async function serveTickets(
  worker: TicketWorker,
): Promise<{ readonly url: string; vanish(): void; stop(): void }> {
  const sessions = new Set<ServerHttp2Session>();
  const services = [ticketObject(worker), lockObject, boardObject];
  const server = createServer(createEndpointHandler({ services, logger: () => {} })).on("session", (session) => {
    sessions.add(session);
    session.once("close", () => sessions.delete(session));
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const vanish = () => {
    for (const session of sessions) session.destroy();
  };
  const stop = () => {
    vanish();
    server.close();
  };
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`, vanish, stop };
}

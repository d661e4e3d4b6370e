import * as z from "zod";
import { address, words } from "./value-shapes.ts";

/**
 * Restate as the engine: it keeps the jobs and their timers, brings each to a worker that serves it, one at a time for
 * a ticket, and keeps the locks. Ledger and deliveries stay in the store. Workers serve `@tenure/service/restate`.
 */
export interface EngineSettings {
  readonly kind: "restate";
  /** Where Restate takes calls: `http://restate.acme.example:8080` */
  readonly ingressUrl: string;
  /** Sent there as `Authorization: Bearer …`. @defaultValue nothing */
  readonly token?: string;
}

export const EnginePart = z.strictObject({
  kind: z.literal("restate", { error: 'expected "restate"' }),
  ingressUrl: address("the address of Restate's ingress"),
  token: words.exactOptional(),
});

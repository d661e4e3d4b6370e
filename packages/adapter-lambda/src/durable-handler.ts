import { type DurableLambdaHandler, withDurableExecution } from "@aws/durable-execution-sdk-js";
import type { Tenure } from "@tenure/service";
import { bringToEnd, type Waits } from "./bring-to-end.ts";

/** What a durable execution is started with. */
export interface DurableEvent {
  readonly ticketId: string;
}

/** Works one ticket for as long as it takes. */
export type DurableHandler = DurableLambdaHandler;

/**
 * One durable execution for each ticket to look at: runs until the ticket is done or waits for a person, and sleeps in
 * between without costing anything.
 *
 * @example
 * ```ts
 * export const worker = durableHandler(tenure);
 * ```
 */
export function durableHandler(tenure: Pick<Tenure, "apply">, waits: Waits = {}): DurableHandler {
  return withDurableExecution(async ({ ticketId }: DurableEvent, context) =>
    bringToEnd(context, tenure, ticketId, waits),
  );
}

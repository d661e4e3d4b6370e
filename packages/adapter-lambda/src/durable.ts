export type { Ended, Waits } from "./bring-to-end.ts";
export { type DurableEvent, type DurableHandler, durableHandler } from "./durable-handler.ts";
export { type DurableQueueOptions, durableQueue, type Start } from "./durable-queue.ts";

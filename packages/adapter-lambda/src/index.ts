export type { HttpEvent, HttpResult, QueueEvent, QueueResult } from "./events.ts";
export { type HttpHandler, httpHandler } from "./http-handler.ts";
export { type QueueHandler, queueHandler } from "./queue-handler.ts";
export { type ScheduleHandler, scheduleHandler } from "./schedule-handler.ts";
export { type Send, type SendMessage, type SqsQueueOptions, sqsQueue } from "./sqs-queue.ts";

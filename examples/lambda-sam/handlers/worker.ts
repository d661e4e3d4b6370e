import { queueHandler } from "@tenure/adapter-lambda";
import { queueOf } from "../queue.ts";
import { tenureOf } from "../tenure.ts";
import { platform } from "./platform.ts";

/** A batch of the FIFO queue. */
export const handler = queueHandler(await tenureOf(platform, await queueOf(platform.env)));

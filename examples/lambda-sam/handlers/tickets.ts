import { durableHandler } from "@tenure/adapter-lambda/durable";
import { queueOf } from "../queue.ts";
import { tenureOf } from "../tenure.ts";
import { platform } from "./platform.ts";

/** One durable execution for each ticket: works it to its end, and sleeps in between. */
export const handler = durableHandler(await tenureOf(platform, await queueOf(platform.env)));

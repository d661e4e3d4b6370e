import { scheduleHandler } from "@tenure/adapter-lambda";
import { queueOf } from "../queue.ts";
import { tenureOf } from "../tenure.ts";
import { platform } from "./platform.ts";

/** On a schedule: what no webhook told, and what is due. */
export const handler = scheduleHandler(await tenureOf(platform, await queueOf(platform.env)));

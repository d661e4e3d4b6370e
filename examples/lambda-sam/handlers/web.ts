import { queueOf } from "../queue.ts";
import { web } from "../web.ts";
import { platform } from "./platform.ts";

/** Function URL: webhooks, hooks, approvals, status. */
export const handler = await web(platform, await queueOf(platform.env));

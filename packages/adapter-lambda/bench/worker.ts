import { createTenure } from "@tenure/service";
import { queueHandler } from "../src/index.ts";
import { configured, orFail, queue } from "./configured.ts";

/** What a company deploys behind its queue, but for its policy. */
export const worker = async (settings: unknown) =>
  queueHandler(orFail(await createTenure(configured(settings), { ports: { queue } })));

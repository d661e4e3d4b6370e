import { createTenure } from "@tenure/service";
import { scheduleHandler } from "../src/index.ts";
import { configured, orFail, queue } from "./configured.ts";

/** What a company deploys on a schedule, but for its policy. */
export const sweep = async (settings: unknown) =>
  scheduleHandler(orFail(await createTenure(configured(settings), { ports: { queue } })));

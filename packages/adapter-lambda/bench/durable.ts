import { createTenure } from "@tenure/service";
import { durableHandler } from "../src/durable.ts";
import { configured, orFail, queue } from "./configured.ts";

/** What a company deploys for durable executions, but for its policy. */
export const durable = async (settings: unknown) =>
  durableHandler(orFail(await createTenure(configured(settings), { ports: { queue } })));

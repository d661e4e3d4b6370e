import { createReception } from "@tenure/service/reception";
import { httpHandler } from "../src/index.ts";
import { configured, orFail, queue } from "./configured.ts";

/** What a company deploys before its queue, but for its policy. */
export const web = async (settings: unknown) =>
  httpHandler(orFail(await createReception(configured(settings), { ports: { queue } })));

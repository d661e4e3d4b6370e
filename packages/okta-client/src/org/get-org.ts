import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { ORG } from "../endpoints/org.ts";

/** The org we talk to. */
export const Org = z.looseObject({
  id: z.string(),
  subdomain: z.string().optional(),
  companyName: z.string().nullish(),
  status: z.string().optional(),
});
/** The org we talk to. */
export type Org = z.infer<typeof Org>;

/** Says which org answers. */
export function getOrg(okta: OktaClient): ResultAsync<Org, OktaError> {
  return ask(okta, ORG.getOrg, { reply: Org });
}

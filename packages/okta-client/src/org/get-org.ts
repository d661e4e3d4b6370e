import type { ResultAsync } from "neverthrow";
import { z } from "zod";
import { ask, type OktaClient } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";

const Org = z.looseObject({ id: z.string(), subdomain: z.string().optional(), companyName: z.string().nullish() });
/** The org we talk to. */
export type Org = z.infer<typeof Org>;

/** Says which org answers. Needs `okta.orgs.read`. */
export function getOrg(okta: OktaClient): ResultAsync<Org, OktaError> {
  return ask(okta, { endpoint: "GET /api/v1/org", method: "get", path: "api/v1/org", reply: Org });
}

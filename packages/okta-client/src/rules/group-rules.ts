import type { ResultAsync } from "neverthrow";
import { z } from "zod";
import { askAll, type OktaClient } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";

/** A rule that puts users into groups by an expression over their profile. */
export const GroupRule = z.looseObject({
  id: z.string(),
  name: z.string(),
  /** `ACTIVE`, `INACTIVE`, `INVALID` … */
  status: z.string(),
  conditions: z
    .looseObject({
      people: z.looseObject({ users: z.looseObject({ exclude: z.array(z.string()).catch([]) }).optional() }).optional(),
      expression: z.looseObject({ value: z.string() }).optional(),
    })
    .optional(),
  actions: z
    .looseObject({ assignUserToGroups: z.looseObject({ groupIds: z.array(z.string()) }).optional() })
    .optional(),
});
/** A group rule. */
export type GroupRule = z.infer<typeof GroupRule>;

/** All group rules of the org. Needs `okta.groups.read`. */
export function listGroupRules(okta: OktaClient): ResultAsync<readonly GroupRule[], OktaError> {
  return askAll(okta, {
    endpoint: "GET /api/v1/groups/rules",
    method: "get",
    path: "api/v1/groups/rules",
    query: { limit: 200 },
    reply: z.array(GroupRule),
  });
}

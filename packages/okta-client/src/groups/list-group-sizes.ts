import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { askAll } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { GROUPS } from "../endpoints/groups.ts";

/** How many users a group has, as Okta keeps count of it. */
export const GroupSize = z
  .looseObject({
    id: z.string(),
    _embedded: z.looseObject({ stats: z.looseObject({ usersCount: z.int().nonnegative() }) }),
  })
  .transform(({ id, _embedded }) => ({ id, users: _embedded.stats.usersCount }));
/** A group's size. */
export type GroupSize = z.infer<typeof GroupSize>;

/** Sizes of the groups an expression finds, without reading their members. Okta counts with a delay. */
export function listGroupSizes(okta: OktaClient, expression: string): ResultAsync<readonly GroupSize[], OktaError> {
  const query = { search: expression, expand: "stats", limit: 200 };
  return askAll(okta, GROUPS.listGroupSizes, { query, item: GroupSize });
}

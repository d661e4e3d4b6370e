import * as z from "zod";

/** The parts of an Okta group this library reads. `type` is an open list: `OKTA_GROUP`, `APP_GROUP`, `BUILT_IN` … */
export const Group = z.looseObject({
  id: z.string(),
  type: z.string(),
  profile: z.looseObject({ name: z.string(), description: z.string().nullish() }),
  lastMembershipUpdated: z.string().nullish(),
});
/** An Okta group. */
export type Group = z.infer<typeof Group>;

/** Who answers for a group: a user or another group. */
export const GroupOwner = z.looseObject({
  id: z.string(),
  /** `USER`, `GROUP` … */
  type: z.string().optional(),
  displayName: z.string().nullish(),
});
/** An owner of a group. */
export type GroupOwner = z.infer<typeof GroupOwner>;

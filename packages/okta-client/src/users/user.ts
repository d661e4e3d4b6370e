import { z } from "zod";

/** The parts of an Okta user this library reads. Unknown properties are kept; statuses are an open list. */
export const User = z.looseObject({
  id: z.string(),
  status: z.string(),
  transitioningToStatus: z.string().nullish(),
  created: z.string().optional(),
  activated: z.string().nullish(),
  statusChanged: z.string().nullish(),
  lastUpdated: z.string().optional(),
  profile: z.looseObject({ login: z.string(), email: z.string().nullish() }),
});
/** An Okta user. */
export type User = z.infer<typeof User>;

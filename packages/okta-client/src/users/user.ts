import * as z from "zod";

/** The parts of an Okta user this library reads. Unknown properties are kept; statuses are an open list. */
export const User = z.looseObject({
  id: z.string(),
  /** `STAGED`, `PROVISIONED`, `ACTIVE`, `RECOVERY`, `PASSWORD_EXPIRED`, `LOCKED_OUT`, `SUSPENDED`, `DEPROVISIONED` … */
  status: z.string(),
  /** Set only while the status changes. */
  transitioningToStatus: z.string().nullish(),
  created: z.string().optional(),
  /** When the user first became `PROVISIONED` or `ACTIVE`; survives deactivation. */
  activated: z.string().nullish(),
  statusChanged: z.string().nullish(),
  lastLogin: z.string().nullish(),
  lastUpdated: z.string().optional(),
  passwordChanged: z.string().nullish(),
  type: z.looseObject({ id: z.string() }).optional(),
  profile: z.looseObject({ login: z.string(), email: z.string().nullish() }),
});
/** An Okta user. */
export type User = z.infer<typeof User>;

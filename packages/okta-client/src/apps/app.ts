import * as z from "zod";

/** The parts of an Okta application this library reads. Everything else is kept, for read–modify–write. */
export const App = z.looseObject({
  id: z.string(),
  /** The catalogue's key, `oidc_client`, or one Okta made up. */
  name: z.string(),
  label: z.string(),
  /** `ACTIVE`, `INACTIVE`, `DELETED` … */
  status: z.string(),
  signOnMode: z.string().nullish(),
  /** `PUSH_NEW_USERS`, `PUSH_USER_DEACTIVATION`, `GROUP_PUSH` … */
  features: z.array(z.string()).nullish(),
});
/** An Okta application. */
export type App = z.infer<typeof App>;

/** A user's assignment to an application. */
export const AppUser = z.looseObject({
  id: z.string(),
  /** `USER` when assigned directly; `GROUP` comes and goes with a group. */
  scope: z.string(),
  status: z.string(),
  /** Whether the application has been told: `DISABLED`, `SYNCHRONIZED`, `ERROR` … */
  syncState: z.string().nullish(),
  externalId: z.string().nullish(),
  profile: z.record(z.string(), z.unknown()).nullish(),
});
/** An application user. */
export type AppUser = z.infer<typeof AppUser>;

/** A group's assignment to an application: of several, the lowest priority number wins the profile. */
export const AppGroup = z.looseObject({
  id: z.string(),
  priority: z.number().nullish(),
  profile: z.record(z.string(), z.unknown()).nullish(),
});
/** An application group. */
export type AppGroup = z.infer<typeof AppGroup>;

/** A group whose members an application is told. Such a group must not assign the application too. */
export const GroupPush = z.looseObject({
  id: z.string(),
  sourceGroupId: z.string().optional(),
  targetGroupId: z.string().nullish(),
  status: z.string().optional(),
});
/** A group push. */
export type GroupPush = z.infer<typeof GroupPush>;

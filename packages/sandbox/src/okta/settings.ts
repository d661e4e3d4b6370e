import { z } from "zod";

const lag = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);

/**
 * How this org behaves where orgs differ, or where the facts do not say. Each switch is one row of the table in the
 * package's README; the defaults are the likelier truth.
 */
export const OktaSettings = z.strictObject({
  /** Milliseconds, least and most, until `search`, `filter` and `q` see a change. */
  searchLagMs: lag.default([300, 1000]),
  /** Milliseconds until group rules have looked at a changed user, or at everybody after activation. */
  ruleLagMs: lag.default([500, 1500]),
  /** Milliseconds until a group's applications reach its members. */
  appAssignmentLagMs: lag.default([0, 0]),
  /** Milliseconds a user shows `transitioningToStatus`; 0 changes at once. */
  transitionMs: z.int().nonnegative().default(0),
  /** The same, for calls with `Prefer: respond-async`. */
  respondAsyncMs: z.int().nonnegative().default(500),
  /** Milliseconds until an event is in the System Log. */
  logLagMs: lag.default([100, 2000]),
  /** Milliseconds until a change is pushed to an application by SCIM. */
  scimLagMs: lag.default([200, 1500]),
  /** Milliseconds until an event is sent to event hooks. */
  eventHookLagMs: lag.default([200, 3000]),
  /** How often (0 to 1) a delivery is repeated although it was taken. */
  eventHookRepeatChance: z.number().min(0).max(1).default(0),
  /** Event hooks must have an https address; a sandbox mostly talks to its own machine. */
  hooksNeedHttps: z.boolean().default(false),
  /** Rate limits of the org's edition. */
  rateLimits: z.enum(["integrator-free", "one-app", "enterprise", "workforce", "off"]).default("workforce"),
  /** The share of a bucket one caller may use. */
  principalShare: z.number().gt(0).max(1).default(0.5),
  /** What `X-Rate-Limit-Limit` tells: the caller's share, or the whole bucket. */
  rateLimitHeaders: z.enum(["share", "bucket"]).default("share"),
  /** `Link` as one header with commas, or as several. */
  linkHeaders: z.enum(["joined", "separate"]).default("joined"),
  /** Identity Engine or Classic: the `resetFactors` link and whether `forgetDevices` is on by default. */
  engine: z.enum(["oie", "classic"]).default("oie"),
  /** Users may be ACTIVE without a password. */
  passwordOptional: z.boolean().default(false),
  /** Deactivated users' profiles may be edited. */
  editDeactivatedProfiles: z.boolean().default(false),
  /** Statuses that can be suspended. */
  suspendFrom: z.array(z.string()).default(["ACTIVE", "PROVISIONED", "PASSWORD_EXPIRED", "RECOVERY", "LOCKED_OUT"]),
  /** Where `unsuspend` leads: the status held before, or always `ACTIVE`. */
  unsuspendTo: z.enum(["previous", "ACTIVE"]).default("previous"),
  /** The refusal of `expire_password` in a wrong status. */
  expireRefusal: z.enum(["E0000014", "E0000038"]).default("E0000038"),
  /** Deactivation ends Okta sessions. */
  deactivateClearsSessions: z.boolean().default(true),
  /** Deactivation forgets enrolled factors. */
  deactivateResetsFactors: z.boolean().default(true),
  /** Deactivation takes admin roles for good. */
  deactivateDropsRoles: z.boolean().default(true),
  /** The refusal of a membership change in an application's group. */
  appGroupRefusal: z.enum(["E0000060", "E0000006", "E0000023"]).default("E0000060"),
  /** Putting a member in again: nothing happens, or it is refused. */
  addMemberAgain: z.enum(["204", "E0000001"]).default("204"),
  /** Taking out somebody who is not in: nothing happens, or it is refused. */
  removeNonMember: z.enum(["204", "E0000007"]).default("204"),
  /** The refusal of a password the policy does not accept, when a user is made. */
  weakPasswordRefusal: z.enum(["E0000001", "E0000080"]).default("E0000001"),
  /** Links of a user in a status nobody has recorded (RECOVERY, LOCKED_OUT, SUSPENDED): by likeness, or none. */
  unrecordedLinks: z.enum(["likely", "none"]).default("likely"),
  /** The refusal of a second group of the same name. */
  duplicateGroupRefusal: z.enum(["E0000001", "E0000055"]).default("E0000001"),
  /** Assigning an assigned user again: updates, or refuses with `E0000062`. */
  assignAgain: z.enum(["update", "E0000062"]).default("update"),
  /** Whether group rules look at users who are not active yet. */
  rulesApplyToStaged: z.boolean().default(true),
  /** Putting a non-matching member in by hand keeps a rule from taking them out. */
  directMembersOutliveRules: z.boolean().default(true),
  /** The body of a 403 for a missing scope. */
  missingScopeBody: z.enum(["json", "empty"]).default("json"),
  /** The org has Identity Threat Protection, without which Universal Logout is refused with `E0000015`. */
  identityThreatProtection: z.boolean().default(true),
  /** Service apps made without the setting must send DPoP proofs. */
  dpopByDefault: z.boolean().default(false),
  /** What a list shows a caller whose roles cover nothing in it: an empty list, or a refusal. */
  listWithoutRole: z.enum(["empty", "E0000006"]).default("empty"),
});

/** How this org behaves; every value has a default. */
export type OktaSettings = z.infer<typeof OktaSettings>;

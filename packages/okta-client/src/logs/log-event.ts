import * as z from "zod";

const Party = z.looseObject({
  id: z.string().nullish(),
  /** `User`, `UserGroup`, `AppInstance`, `PublicClientApp`, `SystemPrincipal` … */
  type: z.string().nullish(),
  alternateId: z.string().nullish(),
  displayName: z.string().nullish(),
});

/** Something that happened in the org. Holds people's names and addresses: not for a log of ours. */
export const LogEvent = z.looseObject({
  uuid: z.string(),
  /** `user.lifecycle.suspend`, `group.user_membership.remove` … */
  eventType: z.string(),
  published: z.string(),
  severity: z.string().optional(),
  displayMessage: z.string().nullish(),
  actor: Party.nullish(),
  outcome: z.looseObject({ result: z.string().nullish(), reason: z.string().nullish() }).nullish(),
  target: z.array(Party).nullish(),
  /** `id` is the `requestId` of the call that caused it. */
  transaction: z.looseObject({ id: z.string().nullish() }).nullish(),
});
/** Something that happened in the org. */
export type LogEvent = z.infer<typeof LogEvent>;

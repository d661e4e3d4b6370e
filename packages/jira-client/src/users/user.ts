import * as z from "zod";
import type { FieldUser } from "../fields/field-value.ts";

/** Reads a person. Missing and `null` members are left out: what is hidden is not known. */
export const UserReply = z
  .looseObject({
    accountId: z.string(),
    displayName: z.string().nullish(),
    emailAddress: z.string().nullish(),
    active: z.boolean().nullish(),
    accountType: z.string().nullish(),
  })
  .transform(
    ({ accountId, displayName, emailAddress, active, accountType }): FieldUser => ({
      accountId,
      ...(displayName ? { displayName } : {}),
      ...(emailAddress ? { emailAddress } : {}),
      ...(typeof active === "boolean" ? { active } : {}),
      ...(accountType ? { accountType } : {}),
    }),
  );

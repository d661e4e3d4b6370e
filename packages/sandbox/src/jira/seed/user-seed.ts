import { z } from "zod";
import { id, names } from "./words.ts";

/** An account. */
export const SeedUser = z.strictObject({
  /** Made up when left out. */
  accountId: id.optional(),
  email: z.string(),
  /** The part of the e-mail before the @ when left out. */
  name: z.string().optional(),
  /** The site's when left out. */
  timeZone: z.string().optional(),
  locale: z.string().default("en_US"),
  active: z.boolean().default(true),
  /** A `customer` has the portal only. */
  type: z.enum(["atlassian", "app", "customer"]).default("atlassian"),
  appType: z.enum(["service", "agent"]).optional(),
  /** Most people hide it; then only they see it. */
  emailVisible: z.boolean().default(false),
  isAdmin: z.boolean().default(false),
  groups: names.default([]),
});

import { z } from "zod";
import { customKinds } from "../fields/kinds.ts";
import { id, names } from "./words.ts";

/** What a select offers: its words, or more. */
export const SeedOption = z.union([
  z.string(),
  z.strictObject({
    id: id.optional(),
    value: z.string(),
    disabled: z.boolean().default(false),
    children: z
      .array(
        z.union([
          z.string(),
          z.strictObject({ id: id.optional(), value: z.string(), disabled: z.boolean().default(false) }),
        ]),
      )
      .default([]),
  }),
]);

/** Where a field exists, and what it offers there. */
export const SeedContext = z.strictObject({
  id: id.optional(),
  name: z.string().default("Default Configuration Scheme"),
  /** Keys of projects; all when left out. */
  projects: names.optional(),
  /** Names or ids; all when left out. */
  issueTypes: names.optional(),
  options: z.array(SeedOption).default([]),
  /** What new issues get, as it is kept (ids of options and accounts). */
  default: z.unknown().optional(),
});

/** A custom field. */
export const SeedField = z.strictObject({
  /** `customfield_10101`; counted up when left out. */
  id: z
    .string()
    .regex(/^customfield_\d+$/, "a field id is customfield_ and a number")
    .optional(),
  /** Two fields may have the same. */
  name: z.string(),
  description: z.string().default(""),
  kind: z.enum(customKinds),
  /** A short way to say: one context for everything, with these options. */
  options: z.array(SeedOption).optional(),
  contexts: z.array(SeedContext).optional(),
  /** Off: no screen shows it, and no call but the portal's and a transition's can write it. */
  onScreens: z.union([z.boolean(), z.strictObject({ create: z.boolean(), edit: z.boolean() })]).default(true),
  /** Of a team-managed project, by key. */
  project: z.string().optional(),
});

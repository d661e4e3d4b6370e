import { z } from "zod";
import { id, names, record } from "./words.ts";

/** A state of issues. */
export const SeedStatus = z.strictObject({
  id: id.optional(),
  name: z.string(),
  description: z.string().default(""),
  category: z.enum(["undefined", "new", "indeterminate", "done"]),
});

/** A way from one status to another. */
export const SeedTransition = z.strictObject({
  id,
  name: z.string(),
  /** Names or ids of statuses; left out for a global transition. */
  from: names.optional(),
  to: z.string(),
  /** Ids of fields on its screen. */
  screen: z
    .array(z.union([z.string(), z.strictObject({ field: z.string(), required: z.boolean().default(false) })]))
    .optional(),
  validators: z.array(z.strictObject({ field: z.string(), message: z.string().optional() })).default([]),
  /** Who may take it: e-mails, groups, `reporter`, `assignee`, `lead`. */
  allowed: names.default([]),
  /** Fields it sets, as a caller would write them; `null` clears. */
  sets: record.default({}),
  customer: z.boolean().default(false),
});

/** How issues of a type move. */
export const SeedWorkflow = z.strictObject({
  name: z.string(),
  initial: z.string(),
  transitions: z.array(SeedTransition),
  approvals: z
    .array(
      z.strictObject({
        name: z.string().default("Waiting for approval"),
        status: z.string(),
        /** Id of the user field that names who decides. */
        approversField: z.string(),
        needed: z.union([z.int().positive(), z.literal("all")]).default(1),
        /** Ids of transitions. */
        onApprove: z.string(),
        onDecline: z.string(),
      }),
    )
    .default([]),
});

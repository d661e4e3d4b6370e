import { z } from "zod";
import { id, names } from "./words.ts";

/** An answer in a form. */
export const Answer = z.strictObject({
  text: z.string().optional(),
  choices: names.optional(),
  users: names.optional(),
  date: z.string().optional(),
  time: z.string().optional(),
  adf: z.unknown().optional(),
});

/** An answer as it was read. */
export type Answer = z.infer<typeof Answer>;

/** A form as an admin designed it. */
export const SeedFormTemplate = z.strictObject({
  id: id.optional(),
  name: z.string(),
  /** Key. */
  project: z.string(),
  questions: z.array(
    z.strictObject({
      id,
      label: z.string(),
      type: z.string().default("ts"),
      jiraField: z.string().optional(),
      questionKey: z.string().optional(),
      choices: z.array(z.strictObject({ id, label: z.string() })).default([]),
      required: z.boolean().default(false),
    }),
  ),
});

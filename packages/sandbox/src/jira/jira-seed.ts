import { z } from "zod";

/** What a simulated Jira site starts with. */
export const JiraSeed = z.strictObject({});
/** What a simulated Jira site starts with. */
export type JiraSeed = z.infer<typeof JiraSeed>;

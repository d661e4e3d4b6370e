import { z } from "zod";
import {
  SeedAccessToken,
  SeedAuthorizationCode,
  SeedAutomation,
  SeedFillRule,
  SeedOAuthClient,
  SeedRefreshToken,
  SeedToken,
  SeedWebhook,
} from "./seed/access-seed.ts";
import { SeedField } from "./seed/field-seed.ts";
import { SeedFormTemplate } from "./seed/form-seed.ts";
import { SeedIssue } from "./seed/issue-seed.ts";
import { SeedNamed, SeedProject } from "./seed/project-seed.ts";
import { SeedUser } from "./seed/user-seed.ts";
import { id, instant, names } from "./seed/words.ts";
import { SeedStatus, SeedWorkflow } from "./seed/workflow-seed.ts";
import { JiraSettings } from "./settings.ts";

/** What a simulated Jira site starts with; everything is optional, and what is left out gets what a new site has. */
export const JiraSeed = z.strictObject({
  site: z
    .strictObject({
      cloudId: id.optional(),
      name: z.string().default("jupiter"),
      timeZone: z.string().default("Etc/UTC"),
      /** Where the site's assets are, if it has any. */
      assetsWorkspaceId: id.optional(),
    })
    .prefault({}),
  settings: JiraSettings.prefault({}),
  users: z.array(SeedUser).default([]),
  groups: z.array(z.strictObject({ id: id.optional(), name: z.string() })).default([]),
  organizations: z
    .array(z.strictObject({ id: id.optional(), name: z.string(), members: names.default([]) }))
    .default([]),
  statuses: z.array(SeedStatus).default([]),
  priorities: z.array(SeedNamed).default(["Highest", "High", "Medium", "Low", "Lowest"]),
  resolutions: z.array(SeedNamed).default(["Done", "Won't Do", "Duplicate", "Declined", "Cannot Reproduce"]),
  linkTypes: z
    .array(z.strictObject({ id: id.optional(), name: z.string(), inward: z.string(), outward: z.string() }))
    .default([
      { name: "Blocks", inward: "is blocked by", outward: "blocks" },
      { name: "Cloners", inward: "is cloned by", outward: "clones" },
      { name: "Duplicate", inward: "is duplicated by", outward: "duplicates" },
      { name: "Relates", inward: "relates to", outward: "relates to" },
    ]),
  issueTypes: z
    .array(
      z.strictObject({
        id: id.optional(),
        name: z.string(),
        description: z.string().default(""),
        subtask: z.boolean().default(false),
      }),
    )
    .default([]),
  workflows: z.array(SeedWorkflow).default([]),
  fields: z.array(SeedField).default([]),
  projects: z.array(SeedProject).default([]),
  formTemplates: z.array(SeedFormTemplate).default([]),
  issues: z.array(SeedIssue).default([]),
  links: z.array(z.strictObject({ id, type: z.string(), inward: z.string(), outward: z.string() })).default([]),
  notifications: z
    .array(z.strictObject({ at: instant, issueKey: z.string(), subject: z.string(), text: z.string(), to: names }))
    .default([]),
  webhooks: z.array(SeedWebhook).default([]),
  /** Automation rules that send an issue. */
  automations: z.array(SeedAutomation).default([]),
  /** Automation rules that fill fields of a new issue a moment later. */
  fillRules: z.array(SeedFillRule).default([]),
  tokens: z.array(SeedToken).default([]),
  oauthClients: z.array(SeedOAuthClient).default([]),
  accessTokens: z.array(SeedAccessToken).default([]),
  refreshTokens: z.array(SeedRefreshToken).default([]),
  /** Codes that people's consent gave to apps and that were not used yet. */
  authorizationCodes: z.array(SeedAuthorizationCode).default([]),
  /** The last number given out, by what was numbered. */
  counters: z.record(z.string(), z.int()).default({}),
});

/** A seed with its defaults filled in. */
export type JiraSeed = z.infer<typeof JiraSeed>;
/** A seed as people write it. */
export type JiraSeedInput = z.input<typeof JiraSeed>;

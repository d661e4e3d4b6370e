import { z } from "zod";
import { id, instant, names, record } from "./words.ts";

/** Where events are sent. */
export const SeedWebhook = z.strictObject({
  id: id.optional(),
  name: z.string().default("webhook"),
  url: z.string(),
  /** The sandbox's own when left out; `null` leaves deliveries unsigned. */
  secret: z.string().nullish(),
  events: names.default([
    "jira:issue_created",
    "jira:issue_updated",
    "jira:issue_deleted",
    "comment_created",
    "comment_updated",
    "comment_deleted",
  ]),
  jql: z.string().optional(),
  enabled: z.boolean().default(true),
  excludeBody: z.boolean().default(false),
  dynamic: z.strictObject({ clientId: z.string(), expires: instant }).optional(),
});

/** An Automation rule that sends an issue. */
export const SeedAutomation = z.strictObject({
  name: z.string().default("rule"),
  url: z.string(),
  on: z.array(z.enum(["issue-created", "issue-updated"])).default(["issue-created"]),
  jql: z.string().optional(),
  headers: z.record(z.string(), z.string()).default({}),
});

/** An Automation rule that fills fields of a new issue a moment later. */
export const SeedFillRule = z.strictObject({
  jql: z.string().optional(),
  afterMs: z.int().nonnegative().default(2_000),
  fields: record,
  /** E-mail or account id of the rule's actor. */
  as: z.string(),
});

/** An API token. */
export const SeedToken = z.strictObject({
  token: z.string(),
  /** E-mail or account id. */
  user: z.string(),
  scopes: names.optional(),
  expires: instant.optional(),
});

/** An OAuth app, or the credentials of a service account. */
export const SeedOAuthClient = z.strictObject({
  clientId: z.string(),
  clientSecret: z.string(),
  name: z.string().default("app"),
  kind: z.enum(["client-credentials", "3lo"]).default("client-credentials"),
  /** The service account of client credentials. */
  user: z.string().optional(),
  scopes: names,
});

/** A token that was given out. */
export const SeedAccessToken = z.strictObject({
  token: z.string(),
  clientId: z.string(),
  user: z.string(),
  scopes: names,
  expires: instant,
});

/** A token that brings the next. */
export const SeedRefreshToken = z.strictObject({
  token: z.string(),
  clientId: z.string(),
  user: z.string(),
  scopes: names,
});

/** What somebody agreed to, not used yet. */
export const SeedAuthorizationCode = z.strictObject({
  code: z.string(),
  clientId: z.string(),
  user: z.string(),
  scopes: names,
});

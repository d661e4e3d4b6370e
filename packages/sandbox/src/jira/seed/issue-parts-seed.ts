import { z } from "zod";
import { Answer } from "./form-seed.ts";
import { id, instant, record } from "./words.ts";

const SeedChangeItem = z.strictObject({
  field: z.string(),
  fieldtype: z.enum(["jira", "custom"]),
  fieldId: z.string(),
  from: z.string().nullable(),
  fromString: z.string().nullable(),
  to: z.string().nullable(),
  toString: z.string().nullable(),
});

const Decision = z.enum(["pending", "approved", "declined"]);

/** A comment of an issue. */
export const SeedComment = z.strictObject({
  id: id.optional(),
  author: z.string().nullish(),
  updateAuthor: z.string().nullish(),
  /** A document, or plain text. */
  body: z.unknown(),
  created: instant.optional(),
  updated: instant.optional(),
  visibility: z.strictObject({ type: z.enum(["role", "group"]), value: z.string(), identifier: z.string() }).optional(),
  /** Not for customers. */
  internal: z.boolean().optional(),
  properties: record.default({}),
  parentId: id.optional(),
  edits: z.int().default(0),
});

/** An entry of a changelog. */
export const SeedChange = z.strictObject({
  id,
  author: z.string().nullable(),
  created: instant,
  items: z.array(SeedChangeItem),
});

/** A link to somewhere else. */
export const SeedRemoteLink = z.strictObject({
  id: z.int(),
  globalId: z.string().nullable(),
  application: z.unknown(),
  relationship: z.string().nullable(),
  object: record,
});

/** A file on an issue. */
export const SeedAttachment = z.strictObject({
  id: id.optional(),
  author: z.string().nullish(),
  filename: z.string(),
  mimeType: z.string(),
  created: instant.optional(),
  /** Base 64. */
  content: z.string(),
});

/** Somebody has to decide, or has. */
export const SeedApproval = z.strictObject({
  id,
  name: z.string(),
  decision: Decision,
  approvers: z.array(z.strictObject({ accountId: z.string(), decision: Decision })),
  needed: z.union([z.int(), z.literal("all")]),
  onApprove: z.string(),
  onDecline: z.string(),
  created: instant,
  completed: instant.nullable(),
});

/** A form on an issue. */
export const SeedForm = z.strictObject({
  id: id.optional(),
  /** Id or name. */
  template: z.string(),
  internal: z.boolean().default(false),
  submitted: z.boolean().default(false),
  updated: instant.optional(),
  answers: z.record(z.string(), Answer).default({}),
});

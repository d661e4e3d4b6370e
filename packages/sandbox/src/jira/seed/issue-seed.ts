import { z } from "zod";
import { SeedApproval, SeedAttachment, SeedChange, SeedComment, SeedForm, SeedRemoteLink } from "./issue-parts-seed.ts";
import { id, instant, names, record } from "./words.ts";

/** An issue, with all that hangs on it. */
export const SeedIssue = z.strictObject({
  id: id.optional(),
  /** Counted up in its project when left out. */
  key: z.string().optional(),
  /** Keys it had before it moved. */
  oldKeys: names.default([]),
  /** Key; taken from `key` when left out. */
  project: z.string().optional(),
  /** Name or id; the project's first when left out. */
  type: z.string().optional(),
  /** Name or id; the workflow's first when left out. */
  status: z.string().optional(),
  /** Key or id. */
  parent: z.string().optional(),
  /** E-mail or account id. */
  creator: z.string().nullish(),
  created: instant.optional(),
  updated: instant.optional(),
  resolved: instant.nullish(),
  statusCategoryChanged: instant.optional(),
  /** As a caller of version 3 would write them; e-mails do for accounts, plain texts for documents, words for options. */
  fields: record.default({}),
  /** As they are kept; a snapshot has these. */
  values: record.default({}),
  watchers: names.default([]),
  properties: record.default({}),
  comments: z.array(SeedComment).default([]),
  changes: z.array(SeedChange).default([]),
  remoteLinks: z.array(SeedRemoteLink).default([]),
  attachments: z.array(SeedAttachment).default([]),
  approvals: z.array(SeedApproval).default([]),
  forms: z.array(SeedForm).default([]),
});

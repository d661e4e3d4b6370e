import * as z from "zod";
import { type EntityProperty, EntityPropertyReply } from "../properties/entity-property.ts";
import { parseJiraTime } from "../time/jira-time.ts";

/** A document to send; {@link adf} builds one, anything of the same outline is taken. */
export interface AdfBody {
  readonly type: "doc";
  readonly version: 1;
  readonly content: readonly unknown[];
}

/** A comment. */
export interface Comment {
  readonly id: string;
  /** The document; read it with {@link adfToText}. */
  readonly body: unknown;
  readonly authorAccountId?: string;
  /** ISO 8601 in UTC. */
  readonly createdAt?: string;
  readonly updatedAt?: string;
  /** Hidden from the customers of a service project. */
  readonly internal: boolean;
  readonly properties: readonly EntityProperty[];
}

/** Reads a {@link Comment}. */
export const CommentReply = z
  .object({
    id: z.string(),
    body: z.unknown().optional(),
    author: z.object({ accountId: z.string().optional() }).nullish(),
    created: z.string().optional(),
    updated: z.string().optional(),
    jsdPublic: z.boolean().optional(),
    properties: z.array(EntityPropertyReply).optional(),
  })
  .transform((reply): Comment => {
    const createdAt = parseJiraTime(reply.created);
    const updatedAt = parseJiraTime(reply.updated);
    const author = reply.author?.accountId;
    return {
      id: reply.id,
      body: reply.body,
      internal: reply.jsdPublic === false,
      properties: reply.properties ?? [],
      ...(author === undefined ? {} : { authorAccountId: author }),
      ...(createdAt === undefined ? {} : { createdAt }),
      ...(updatedAt === undefined ? {} : { updatedAt }),
    };
  });

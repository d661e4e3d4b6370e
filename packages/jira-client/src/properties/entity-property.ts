import * as z from "zod";

/** A JSON value an app keeps on an issue or a comment, under a key of at most 255 characters. */
export interface EntityProperty {
  readonly key: string;
  readonly value: unknown;
}

/** Reads an {@link EntityProperty}. */
export const EntityPropertyReply = z
  .object({ key: z.string(), value: z.unknown().optional() })
  .transform(({ key, value }): EntityProperty => ({ key, value }));

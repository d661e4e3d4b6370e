import * as z from "zod";

/** How a field is described beside a value. */
export const FieldSchemaReply = z.looseObject({
  type: z.string().optional(),
  items: z.string().optional(),
  system: z.string().optional(),
  custom: z.string().optional(),
  customId: z.number().optional(),
});

/** An issue as Jira gave it. Field values are raw: read them with {@link decodeField}. */
export interface Issue {
  readonly id: string;
  /** The key as it is now: a moved issue answers under its old key with the new one. */
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Field id → name as the caller sees it; with `expand: ["names"]`. */
  readonly names?: Readonly<Record<string, string>>;
  /** Field id → kind; with `expand: ["schema"]`. */
  readonly schema?: Readonly<Record<string, z.infer<typeof FieldSchemaReply>>>;
  /** Entity properties, those asked for. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Reads an {@link Issue}; members we do not use are ignored. */
export const IssueReply = z
  .object({
    id: z.string(),
    key: z.string(),
    fields: z.record(z.string(), z.unknown()).optional(),
    names: z.record(z.string(), z.string()).optional(),
    schema: z.record(z.string(), FieldSchemaReply).optional(),
    properties: z.record(z.string(), z.unknown()).optional(),
  })
  .transform(
    ({ id, key, fields, names, schema, properties }): Issue => ({
      id,
      key,
      fields: fields ?? {},
      ...(names === undefined ? {} : { names }),
      ...(schema === undefined ? {} : { schema }),
      ...(properties === undefined ? {} : { properties }),
    }),
  );

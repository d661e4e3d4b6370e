import { z } from "zod";
import { id, names } from "./words.ts";

/** Something with a name: the name alone, or with its id. */
export const SeedNamed = z.union([
  z.string(),
  z.strictObject({ id: id.optional(), name: z.string(), description: z.string().default("") }),
]);

/** What customers may ask for. */
export const SeedRequestType = z.strictObject({
  id: id.optional(),
  name: z.string(),
  description: z.string().default(""),
  helpText: z.string().default(""),
  /** Name or id; the project's first that is no sub-task when left out. */
  issueType: z.string().optional(),
  /** Ids of fields on its form; `summary` is added when nobody names it. */
  fields: z
    .array(
      z.union([
        z.string(),
        z.strictObject({
          field: z.string(),
          /** The portal's words; the field's name when left out. */
          label: z.string().optional(),
          description: z.string().default(""),
          required: z.boolean().default(false),
          hidden: z.boolean().default(false),
          preset: z.unknown().optional(),
        }),
      ]),
    )
    .default([]),
  /** Id or name of a form template that comes with it. */
  form: z.string().optional(),
  restricted: z.boolean().default(false),
});

/** A project, with its desk where it has one. */
export const SeedProject = z.strictObject({
  id: id.optional(),
  key: z.string().regex(/^[A-Z][A-Z0-9_]+$/, "a project key has capital letters and digits"),
  name: z.string().optional(),
  description: z.string().default(""),
  type: z.enum(["software", "service_desk", "business"]).default("software"),
  simplified: z.boolean().default(false),
  /** E-mail or account id. */
  lead: z.string().optional(),
  issueTypes: z
    .array(
      z.union([
        z.string(),
        z.strictObject({ type: z.string(), workflow: z.string().optional(), required: names.default([]) }),
      ]),
    )
    .optional(),
  /** Name of the workflow of types that name none. */
  workflow: z.string().optional(),
  components: z.array(SeedNamed).default([]),
  versions: z
    .array(
      z.strictObject({
        id: id.optional(),
        name: z.string(),
        description: z.string().default(""),
        released: z.boolean().default(false),
        archived: z.boolean().default(false),
      }),
    )
    .default([]),
  securityLevels: z
    .array(
      z.strictObject({
        id: id.optional(),
        name: z.string(),
        description: z.string().default(""),
        /** E-mails, account ids, groups, `reporter`, `assignee`, `lead`. */
        members: names,
      }),
    )
    .default([]),
  /** By permission key; what is not named is everybody's who can log in. */
  permissions: z.record(z.string(), names).default({}),
  /** The service desk's number. */
  serviceDeskId: id.optional(),
  /** Who works on requests. */
  agents: names.default(["logged-in"]),
  /** Saved queries for agents; one for everything unresolved when left out. */
  queues: z
    .array(
      z.strictObject({
        id: id.optional(),
        name: z.string(),
        jql: z.string(),
        fields: names.default(["issuetype", "summary", "created", "reporter"]),
      }),
    )
    .optional(),
  requestTypes: z.array(SeedRequestType).default([]),
});

import { z } from "zod";
import { customKinds } from "./fields/kinds.ts";
import { JiraSettings } from "./settings.ts";

const id = z.string().min(1);
const names = z.array(z.string());
const record = z.record(z.string(), z.unknown());
const instant = z.iso.datetime();

const SeedUser = z.strictObject({
  /** Made up when left out. */
  accountId: id.optional(),
  email: z.string(),
  /** The part of the e-mail before the @ when left out. */
  name: z.string().optional(),
  /** The site's when left out. */
  timeZone: z.string().optional(),
  locale: z.string().default("en_US"),
  active: z.boolean().default(true),
  /** A `customer` has the portal only. */
  type: z.enum(["atlassian", "app", "customer"]).default("atlassian"),
  appType: z.enum(["service", "agent"]).optional(),
  /** Most people hide it; then only they see it. */
  emailVisible: z.boolean().default(false),
  isAdmin: z.boolean().default(false),
  groups: names.default([]),
});

const SeedOption = z.union([
  z.string(),
  z.strictObject({
    id: id.optional(),
    value: z.string(),
    disabled: z.boolean().default(false),
    children: z
      .array(
        z.union([
          z.string(),
          z.strictObject({ id: id.optional(), value: z.string(), disabled: z.boolean().default(false) }),
        ]),
      )
      .default([]),
  }),
]);

const SeedContext = z.strictObject({
  id: id.optional(),
  name: z.string().default("Default Configuration Scheme"),
  /** Keys of projects; all when left out. */
  projects: names.optional(),
  /** Names or ids; all when left out. */
  issueTypes: names.optional(),
  options: z.array(SeedOption).default([]),
  /** What new issues get, as it is kept (ids of options and accounts). */
  default: z.unknown().optional(),
});

const SeedField = z.strictObject({
  /** `customfield_10101`; counted up when left out. */
  id: z
    .string()
    .regex(/^customfield_\d+$/, "a field id is customfield_ and a number")
    .optional(),
  /** Two fields may have the same. */
  name: z.string(),
  description: z.string().default(""),
  kind: z.enum(customKinds),
  /** A short way to say: one context for everything, with these options. */
  options: z.array(SeedOption).optional(),
  contexts: z.array(SeedContext).optional(),
  /** Off: no screen shows it, and no call but the portal's and a transition's can write it. */
  onScreens: z.union([z.boolean(), z.strictObject({ create: z.boolean(), edit: z.boolean() })]).default(true),
  /** Of a team-managed project, by key. */
  project: z.string().optional(),
});

const SeedStatus = z.strictObject({
  id: id.optional(),
  name: z.string(),
  description: z.string().default(""),
  category: z.enum(["undefined", "new", "indeterminate", "done"]),
});

const SeedTransition = z.strictObject({
  id,
  name: z.string(),
  /** Names or ids of statuses; left out for a global transition. */
  from: names.optional(),
  to: z.string(),
  /** Ids of fields on its screen. */
  screen: z
    .array(z.union([z.string(), z.strictObject({ field: z.string(), required: z.boolean().default(false) })]))
    .optional(),
  validators: z.array(z.strictObject({ field: z.string(), message: z.string().optional() })).default([]),
  /** Who may take it: e-mails, groups, `reporter`, `assignee`, `lead`. */
  allowed: names.default([]),
  /** Fields it sets, as a caller would write them; `null` clears. */
  sets: record.default({}),
  customer: z.boolean().default(false),
});

const SeedWorkflow = z.strictObject({
  name: z.string(),
  initial: z.string(),
  transitions: z.array(SeedTransition),
  approvals: z
    .array(
      z.strictObject({
        name: z.string().default("Waiting for approval"),
        status: z.string(),
        /** Id of the user field that names who decides. */
        approversField: z.string(),
        needed: z.union([z.int().positive(), z.literal("all")]).default(1),
        /** Ids of transitions. */
        onApprove: z.string(),
        onDecline: z.string(),
      }),
    )
    .default([]),
});

const SeedNamed = z.union([
  z.string(),
  z.strictObject({ id: id.optional(), name: z.string(), description: z.string().default("") }),
]);

const SeedRequestType = z.strictObject({
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

const SeedProject = z.strictObject({
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

const Answer = z.strictObject({
  text: z.string().optional(),
  choices: names.optional(),
  users: names.optional(),
  date: z.string().optional(),
  time: z.string().optional(),
  adf: z.unknown().optional(),
});

const SeedFormTemplate = z.strictObject({
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

const SeedWebhook = z.strictObject({
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

const SeedIssue = z.strictObject({
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
  comments: z
    .array(
      z.strictObject({
        id: id.optional(),
        author: z.string().nullish(),
        updateAuthor: z.string().nullish(),
        /** A document, or plain text. */
        body: z.unknown(),
        created: instant.optional(),
        updated: instant.optional(),
        visibility: z
          .strictObject({ type: z.enum(["role", "group"]), value: z.string(), identifier: z.string() })
          .optional(),
        /** Not for customers. */
        internal: z.boolean().optional(),
        properties: record.default({}),
        parentId: id.optional(),
        edits: z.int().default(0),
      }),
    )
    .default([]),
  changes: z
    .array(z.strictObject({ id, author: z.string().nullable(), created: instant, items: z.array(SeedChangeItem) }))
    .default([]),
  remoteLinks: z
    .array(
      z.strictObject({
        id: z.int(),
        globalId: z.string().nullable(),
        application: z.unknown(),
        relationship: z.string().nullable(),
        object: record,
      }),
    )
    .default([]),
  attachments: z
    .array(
      z.strictObject({
        id: id.optional(),
        author: z.string().nullish(),
        filename: z.string(),
        mimeType: z.string(),
        created: instant.optional(),
        /** Base 64. */
        content: z.string(),
      }),
    )
    .default([]),
  approvals: z
    .array(
      z.strictObject({
        id,
        name: z.string(),
        decision: Decision,
        approvers: z.array(z.strictObject({ accountId: z.string(), decision: Decision })),
        needed: z.union([z.int(), z.literal("all")]),
        onApprove: z.string(),
        onDecline: z.string(),
        created: instant,
        completed: instant.nullable(),
      }),
    )
    .default([]),
  forms: z
    .array(
      z.strictObject({
        id: id.optional(),
        /** Id or name. */
        template: z.string(),
        internal: z.boolean().default(false),
        submitted: z.boolean().default(false),
        updated: instant.optional(),
        answers: z.record(z.string(), Answer).default({}),
      }),
    )
    .default([]),
});

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
  automations: z
    .array(
      z.strictObject({
        name: z.string().default("rule"),
        url: z.string(),
        on: z.array(z.enum(["issue-created", "issue-updated"])).default(["issue-created"]),
        jql: z.string().optional(),
        headers: z.record(z.string(), z.string()).default({}),
      }),
    )
    .default([]),
  /** Automation rules that fill fields of a new issue a moment later. */
  fillRules: z
    .array(
      z.strictObject({
        jql: z.string().optional(),
        afterMs: z.int().nonnegative().default(2_000),
        fields: record,
        /** E-mail or account id of the rule's actor. */
        as: z.string(),
      }),
    )
    .default([]),
  tokens: z
    .array(
      z.strictObject({
        token: z.string(),
        /** E-mail or account id. */
        user: z.string(),
        scopes: names.optional(),
        expires: instant.optional(),
      }),
    )
    .default([]),
  oauthClients: z
    .array(
      z.strictObject({
        clientId: z.string(),
        clientSecret: z.string(),
        name: z.string().default("app"),
        kind: z.enum(["client-credentials", "3lo"]).default("client-credentials"),
        /** The service account of client credentials. */
        user: z.string().optional(),
        scopes: names,
      }),
    )
    .default([]),
  accessTokens: z
    .array(
      z.strictObject({ token: z.string(), clientId: z.string(), user: z.string(), scopes: names, expires: instant }),
    )
    .default([]),
  refreshTokens: z
    .array(z.strictObject({ token: z.string(), clientId: z.string(), user: z.string(), scopes: names }))
    .default([]),
  /** Codes that people's consent gave to apps and that were not used yet. */
  authorizationCodes: z
    .array(z.strictObject({ code: z.string(), clientId: z.string(), user: z.string(), scopes: names }))
    .default([]),
  /** The last number given out, by what was numbered. */
  counters: z.record(z.string(), z.int()).default({}),
});

/** A seed with its defaults filled in. */
export type JiraSeed = z.infer<typeof JiraSeed>;
/** A seed as people write it. */
export type JiraSeedInput = z.input<typeof JiraSeed>;

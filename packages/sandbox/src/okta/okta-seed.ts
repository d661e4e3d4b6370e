import { z } from "zod";
import { Attribute } from "./schema/attributes.ts";
import { OktaSettings } from "./settings.ts";

const id = z.string().regex(/^[0-9A-Za-z]{20}$/, "an Okta id has 20 letters and digits");
const instant = z.iso.datetime();
const record = z.record(z.string(), z.unknown());

const SeedGroup = z.strictObject({
  id: id.optional(),
  name: z.string().min(1),
  description: z.string().nullish(),
  type: z.enum(["OKTA_GROUP", "APP_GROUP", "BUILT_IN"]).default("OKTA_GROUP"),
  /** Further attributes of the profile. */
  profile: record.optional(),
  /** The application an `APP_GROUP` comes from, by id or label. */
  source: z.string().optional(),
  /** Users (by login or id) or groups (by name or id) who answer for it. */
  owners: z.array(z.strictObject({ id: z.string(), type: z.enum(["USER", "GROUP"]).default("USER") })).default([]),
  created: instant.optional(),
  lastUpdated: instant.optional(),
  lastMembershipUpdated: instant.optional(),
});

const SeedMembership = z.union([
  z.string(),
  z.strictObject({ group: z.string(), direct: z.boolean().default(true), rules: z.array(z.string()).default([]) }),
]);

const SeedRole = z.strictObject({
  id: z.string().optional(),
  type: z.string(),
  permissions: z.array(z.string()).optional(),
  groupTargets: z.array(z.string()).optional(),
  created: instant.optional(),
});

const SeedFactor = z.strictObject({
  id: z.string().optional(),
  factorType: z.string(),
  provider: z.string().default("OKTA"),
  status: z.string().default("ACTIVE"),
  created: instant.optional(),
});

const SeedUser = z.strictObject({
  id: id.optional(),
  /** `login` may be left out when there is an `email`. */
  profile: record,
  status: z
    .enum([
      "STAGED",
      "PROVISIONED",
      "ACTIVE",
      "RECOVERY",
      "PASSWORD_EXPIRED",
      "LOCKED_OUT",
      "SUSPENDED",
      "DEPROVISIONED",
    ])
    .default("ACTIVE"),
  statusBeforeSuspension: z.string().optional(),
  /** Names or ids of groups, each put in by hand unless a rule is named. */
  groups: z.array(SeedMembership).default([]),
  /** In clear. Users in a status past PROVISIONED get one nobody knows when it is left out. */
  password: z.string().optional(),
  passwordHash: z.string().optional(),
  recoveryQuestion: z.strictObject({ question: z.string(), answer: z.string() }).optional(),
  provider: z.strictObject({ type: z.string(), name: z.string() }).optional(),
  created: instant.optional(),
  activated: instant.nullish(),
  statusChanged: instant.nullish(),
  lastLogin: instant.nullish(),
  lastUpdated: instant.optional(),
  passwordChanged: instant.nullish(),
  version: z.int().optional(),
  /** How many sessions they have, or which. */
  sessions: z.union([z.int(), z.array(z.strictObject({ id: z.string(), created: instant }))]).default(0),
  factors: z.array(SeedFactor).default([]),
  roles: z.array(SeedRole).default([]),
});

const SeedRule = z.strictObject({
  id: id.optional(),
  name: z.string().min(1).max(50),
  status: z.enum(["ACTIVE", "INACTIVE", "INVALID"]).default("ACTIVE"),
  expression: z.string(),
  /** Names or ids of the groups it fills. */
  groups: z.array(z.string()).min(1),
  excludedUsers: z.array(z.string()).default([]),
  excludedGroups: z.array(z.string()).default([]),
  created: instant.optional(),
  lastUpdated: instant.optional(),
});

const SeedProvisioning = z.strictObject({
  /** Where the application's SCIM server is; the sandbox's own recorder when left out. */
  url: z.url().optional(),
  authorization: z.string().default("Bearer sandbox"),
  kind: z.enum(["catalogue", "custom"]).default("catalogue"),
  pushUsers: z.boolean().default(true),
  pushProfiles: z.boolean().default(true),
  deactivateUsers: z.boolean().default(true),
});

const SeedApp = z.strictObject({
  id: id.optional(),
  name: z.string().optional(),
  label: z.string().min(1),
  status: z.enum(["ACTIVE", "INACTIVE"]).default("ACTIVE"),
  signOnMode: z.string().default("SAML_2_0"),
  features: z.array(z.string()).optional(),
  settings: record.default({}),
  credentials: record.default({}),
  accessibility: z.unknown().optional(),
  visibility: z.unknown().optional(),
  profile: z.unknown().optional(),
  externalKey: z.string().optional(),
  provisioning: SeedProvisioning.optional(),
  /** Attributes of the application's users. */
  schema: z.record(z.string(), Attribute).optional(),
  /** Groups mirrored into the application, by name or id. */
  groupPushes: z
    .array(
      z.union([
        z.string(),
        z.strictObject({
          sourceGroupId: z.string(),
          id: z.string().optional(),
          targetGroupId: z.string().optional(),
          status: z.string().optional(),
          externalId: z.string().optional(),
          created: instant.optional(),
          lastUpdated: instant.optional(),
          lastPush: instant.optional(),
        }),
      ]),
    )
    .default([]),
  /** Names or ids; their order is their priority. */
  groups: z
    .array(
      z.union([
        z.string(),
        z.strictObject({
          group: z.string(),
          priority: z.int().optional(),
          profile: record.optional(),
          lastUpdated: instant.optional(),
        }),
      ]),
    )
    .default([]),
  /** Direct assignments, by login or id; and, in a snapshot, those a group brought. */
  users: z
    .array(
      z.union([
        z.string(),
        z.strictObject({
          user: z.string(),
          scope: z.enum(["USER", "GROUP"]).default("USER"),
          status: z.string().optional(),
          syncState: z.string().optional(),
          externalId: z.string().nullish(),
          created: instant.optional(),
          lastUpdated: instant.optional(),
          statusChanged: instant.optional(),
          lastSync: instant.nullish(),
          userName: z.string().optional(),
          profile: record.optional(),
        }),
      ]),
    )
    .default([]),
  created: instant.optional(),
  lastUpdated: instant.optional(),
});

const SeedServiceApp = z.strictObject({
  clientId: z.string(),
  label: z.string().default("Service app"),
  /** Public JWKs. */
  keys: z.array(z.looseObject({ kty: z.string() })).default([]),
  scopes: z.array(z.string()),
  dpop: z.boolean().optional(),
  roles: z.array(SeedRole).default([{ type: "SUPER_ADMIN" }]),
});

const SeedApiToken = z.strictObject({
  id: z.string().optional(),
  token: z.string(),
  /** Login or id of the user it acts for. */
  user: z.string(),
  name: z.string().default("sandbox"),
  created: instant.optional(),
  lastUsed: instant.optional(),
});

const MappingEnd = z.strictObject({ id: z.string(), name: z.string(), type: z.enum(["user", "appuser"]) });
const MappedProperties = z.record(z.string(), z.strictObject({ expression: z.string(), pushStatus: z.string() }));

/**
 * What a simulated org starts with. Things are named by id, group name, user login or application label, whichever
 * is at hand; what is left out is made up from the sandbox's random seed.
 */
export const OktaSeed = z.strictObject({
  org: z
    .strictObject({
      id: id.optional(),
      subdomain: z.string().default("sandbox"),
      companyName: z.string().default("Sandbox"),
      created: instant.optional(),
      userTypeId: id.optional(),
      schemaId: id.optional(),
      /** Percent of a rate limit at which Okta warns. */
      warningThreshold: z.int().min(30).max(90).default(60),
    })
    .prefault({}),
  settings: OktaSettings.prefault({}),
  /** Memberships and assignments are complete as written, as in a snapshot: no rule and no group adds to them. */
  settled: z.boolean().default(false),
  /** Custom attributes by name. */
  schema: z
    .strictObject({
      user: z.record(z.string(), Attribute).default({}),
      group: z.record(z.string(), Attribute).default({}),
    })
    .prefault({}),
  groups: z.array(SeedGroup).default([]),
  users: z.array(SeedUser).default([]),
  rules: z.array(SeedRule).default([]),
  apps: z.array(SeedApp).default([]),
  serviceApps: z.array(SeedServiceApp).default([]),
  apiTokens: z.array(SeedApiToken).default([]),
  refreshTokens: z
    .array(
      z.strictObject({
        id: z.string().optional(),
        user: z.string(),
        clientId: z.string(),
        scopes: z.array(z.string()).default(["openid", "offline_access"]),
        created: instant.optional(),
        expiresAt: instant.optional(),
      }),
    )
    .default([]),
  grants: z
    .array(
      z.strictObject({
        id: z.string().optional(),
        user: z.string(),
        clientId: z.string(),
        scopeId: z.string().default("okta.users.read.self"),
        created: instant.optional(),
      }),
    )
    .default([]),
  mappings: z
    .array(z.strictObject({ id: z.string(), source: MappingEnd, target: MappingEnd, properties: MappedProperties }))
    .default([]),
  principalRates: z
    .array(
      z.strictObject({
        id: z.string(),
        principalId: z.string(),
        principalType: z.enum(["SSWS_TOKEN", "OAUTH_CLIENT"]),
        defaultPercentage: z.int(),
        defaultConcurrencyPercentage: z.int(),
        created: instant,
        createdBy: z.string(),
        lastUpdated: instant,
        lastUpdatedBy: z.string(),
      }),
    )
    .default([]),
  eventHooks: z
    .array(
      z.strictObject({
        id: z.string().optional(),
        name: z.string(),
        status: z.string().default("ACTIVE"),
        verificationStatus: z.string().default("VERIFIED"),
        events: z.array(z.string()),
        uri: z.url(),
        headers: z.array(z.strictObject({ key: z.string(), value: z.string() })).default([]),
        authorization: z.strictObject({ key: z.string(), value: z.string() }).optional(),
        created: instant.optional(),
        lastUpdated: instant.optional(),
        createdBy: z.string().optional(),
      }),
    )
    .default([]),
  /** System Log entries of the past, as Okta words them. */
  log: z.array(z.looseObject({ uuid: z.string(), eventType: z.string(), published: instant })).default([]),
});

/** A seed as people write it: with everything optional that has a default. */
export type OktaSeedInput = z.input<typeof OktaSeed>;
/** A seed with every default filled in; also what a snapshot is. */
export type OktaSeed = z.infer<typeof OktaSeed>;

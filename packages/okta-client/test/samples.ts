/** Ids of the shape Okta gives them. */
export const ID = {
  user: "00ukwraxfklmBSmh11d7",
  manager: "00ukwraxfklmBSmh21d7",
  group: "00gkwr4qag4rt9b7k1d7",
  app: "0oakwrpogjurrUzHn1d7",
  rule: "0prkwr5eucLMK2ilE1d7",
  factor: "ufskwr5eucLMK2ilE1d7",
  grant: "oagkwr5eucLMK2ilE1d7",
  client: "0oakwrpogjurrUzHn2d7",
  schema: "osckwr5eucLMK2ilE1d7",
  type: "otykwr5eucLMK2ilE1d7",
  mapping: "prmkwr5eucLMK2ilE1d7",
  role: "ra1kwr5eucLMK2ilE1d7",
  token: "00Tkwr5eucLMK2ilE1d7",
  hook: "whokwr5eucLMK2ilE1d7",
  org: "00okwr5eucLMK2ilE1d7",
} as const;

const AT = "2026-11-20T09:00:00.000Z";

/** A user as Okta answers one who was just activated. */
export const aUser = {
  id: ID.user,
  status: "PROVISIONED",
  created: AT,
  activated: AT,
  statusChanged: AT,
  lastLogin: null,
  lastUpdated: AT,
  passwordChanged: null,
  type: { id: ID.type },
  profile: {
    firstName: "Ana",
    lastName: "Silva",
    mobilePhone: null,
    secondEmail: null,
    login: "ana.silva@jupiter.example",
    email: "ana.silva@jupiter.example",
    employeeNumber: "4711",
  },
  credentials: { provider: { type: "OKTA", name: "OKTA" } },
  _links: { self: { href: `https://jupiter.okta.example/api/v1/users/${ID.user}` } },
};

/** A group of the kind we may change. */
export const aGroup = {
  id: ID.group,
  created: AT,
  lastUpdated: AT,
  lastMembershipUpdated: AT,
  objectClass: ["okta:user_group"],
  type: "OKTA_GROUP",
  profile: { name: "risk-analysts", description: "" },
  _links: { users: { href: `https://jupiter.okta.example/api/v1/groups/${ID.group}/users` } },
};

/** A rule that is at work and passes over one user. */
export const aRule = {
  type: "group_rule",
  id: ID.rule,
  status: "ACTIVE",
  name: "risk",
  created: AT,
  lastUpdated: AT,
  conditions: {
    people: { users: { exclude: [ID.user] }, groups: { exclude: [] } },
    expression: { value: 'user.department=="Risk"', type: "urn:okta:expression:1.0" },
  },
  actions: { assignUserToGroups: { groupIds: [ID.group] } },
  allGroupsValid: true,
};

/** An application of the catalogue. */
export const anApp = {
  id: ID.app,
  orn: `orn:okta:idp:${ID.org}:apps:pagerduty:${ID.app}`,
  name: "pagerduty",
  label: "PagerDuty",
  status: "ACTIVE",
  created: AT,
  lastUpdated: AT,
  accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
  visibility: {
    autoLaunch: false,
    autoSubmitToolbar: false,
    hide: { iOS: false, web: false },
    appLinks: { login: true },
  },
  features: [],
  signOnMode: "SAML_2_0",
  credentials: { userNameTemplate: { template: "source.login", type: "BUILT_IN" }, signing: { kid: "Y4dL" } },
  settings: { app: { subdomain: "jupiter" }, signOn: { attributeStatements: [] } },
  _links: { users: { href: `https://jupiter.okta.example/api/v1/apps/${ID.app}/users` } },
};

/** A direct assignment. */
export const anAppUser = {
  id: ID.user,
  externalId: null,
  created: AT,
  lastUpdated: AT,
  scope: "USER",
  status: "ACTIVE",
  statusChanged: AT,
  passwordChanged: null,
  syncState: "DISABLED",
  lastSync: null,
  credentials: { userName: "ana.silva@jupiter.example" },
  profile: { role: "Developer" },
  _links: { user: { href: `https://jupiter.okta.example/api/v1/users/${ID.user}` } },
};

/** A group's assignment. */
export const anAppGroup = {
  id: ID.group,
  lastUpdated: AT,
  priority: 0,
  profile: {},
  _links: { group: { href: `https://jupiter.okta.example/api/v1/groups/${ID.group}` } },
};

/** A group an application is told of. */
export const aPush = { id: "gPm00000000000000000", sourceGroupId: ID.group, targetGroupId: ID.group, status: "ACTIVE" };

/** A certificate that is not yet in use. */
export const aKey = {
  kid: "SIMcCQNY3uwXoW3y0vf6VxiBb5n9pf8L2fK8d",
  kty: "RSA",
  use: "sig",
  created: AT,
  lastUpdated: AT,
  expiresAt: "2028-11-20T09:00:00.000Z",
  x5c: ["MIIDnjCCAoagAwIBAgIGAVG3MN"],
  e: "AQAB",
  n: "mkC6yAJVvFwUlmM9gKjb2d",
};

/** Attributes of a profile. */
export const aSchema = {
  id: "https://jupiter.okta.example/meta/schemas/user/default",
  $schema: "http://json-schema.org/draft-04/schema#",
  name: "user",
  title: "User",
  type: "object",
  created: AT,
  lastUpdated: AT,
  definitions: {
    base: {
      id: "#base",
      type: "object",
      properties: { login: { title: "Username", type: "string", required: true, master: { type: "PROFILE_MASTER" } } },
      required: ["login"],
    },
    custom: { id: "#custom", type: "object", properties: {}, required: [] },
  },
};

/** A mapping with its properties. */
export const aMapping = {
  id: ID.mapping,
  source: { id: ID.type, name: "user", type: "user" },
  target: { id: ID.app, name: "pagerduty", type: "appuser" },
  properties: { role: { expression: "user.title", pushStatus: "PUSH" } },
};

/** An admin role given directly. */
export const aRole = {
  id: ID.role,
  type: "USER_ADMIN",
  label: "Group Administrator",
  status: "ACTIVE",
  created: AT,
  lastUpdated: AT,
  assignmentType: "USER",
};

/** An event hook waiting to be verified. */
export const aHook = {
  id: ID.hook,
  name: "tenure",
  status: "ACTIVE",
  verificationStatus: "UNVERIFIED",
  created: AT,
  createdBy: ID.user,
  lastUpdated: AT,
  events: { type: "EVENT_TYPE", items: ["user.lifecycle.suspend"] },
  channel: {
    type: "HTTP",
    version: "1.0.0",
    config: {
      uri: "https://tenure.jupiter.example/okta",
      method: "POST",
      headers: [],
      authScheme: { type: "HEADER", key: "Authorization" },
    },
  },
};

/** Something that happened. */
export const anEvent = {
  uuid: "dc9fd3c0-598c-11ef-8478-2b7584bf8d5a",
  eventType: "user.lifecycle.suspend",
  published: AT,
  severity: "INFO",
  version: "0",
  displayMessage: "Suspend Okta user",
  actor: { id: ID.client, type: "PublicClientApp", alternateId: "unknown", displayName: "tenure" },
  outcome: { result: "SUCCESS" },
  target: [{ id: ID.user, type: "User", alternateId: "ana.silva@jupiter.example", displayName: "Ana Silva" }],
  transaction: { type: "WEB", id: "Z1planted2id", detail: {} },
};

import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask, askAll } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { ORG } from "../endpoints/org.ts";

/** An attribute of a profile. What this library does not read is kept. */
export const SchemaProperty = z.looseObject({
  title: z.string().optional(),
  type: z.string().optional(),
  required: z.boolean().nullish(),
  enum: z.array(z.unknown()).nullish(),
  /** Who may set it: `PROFILE_MASTER`, `OKTA`, `OVERRIDE`. */
  master: z.looseObject({ type: z.string().optional() }).nullish(),
});
/** An attribute of a profile. */
export type SchemaProperty = z.infer<typeof SchemaProperty>;

const Part = z.looseObject({
  properties: z.record(z.string(), SchemaProperty).catch({}),
  required: z.array(z.string()).catch([]),
});

/** What attributes a profile may have: Okta's own under `base`, the org's under `custom`. */
export const ProfileSchema = z.looseObject({
  definitions: z.looseObject({ base: Part.optional(), custom: Part.optional() }).optional(),
});
/** What attributes a profile may have. */
export type ProfileSchema = z.infer<typeof ProfileSchema>;

/** Attributes to add or change, by name; `null` takes one away, with everybody's value of it. */
export type SchemaChange = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

/** A kind of user with a profile of its own. */
export const UserType = z.looseObject({ id: z.string(), name: z.string(), default: z.boolean().optional() });
/** A kind of user with a profile of its own. */
export type UserType = z.infer<typeof UserType>;

const toBody = (change: SchemaChange) => ({
  definitions: { custom: { id: "#custom", type: "object", properties: change } },
});

/** Attributes of users of a type. */
export function getUserSchema(okta: OktaClient, schemaId = "default"): ResultAsync<ProfileSchema, OktaError> {
  return ask(okta, ORG.getUserSchema, { path: { schemaId }, reply: ProfileSchema });
}

/** Changes attributes of users of a type. Okta loses writes that run at once: make them one after the other. */
export function updateUserSchema(
  okta: OktaClient,
  change: SchemaChange,
  schemaId = "default",
): ResultAsync<ProfileSchema, OktaError> {
  const body = toBody(change);
  return ask(okta, ORG.updateUserSchema, { path: { schemaId }, body, reply: ProfileSchema, repeatable: true });
}

/** Attributes of groups. */
export function getGroupSchema(okta: OktaClient): ResultAsync<ProfileSchema, OktaError> {
  return ask(okta, ORG.getGroupSchema, { reply: ProfileSchema });
}

/** Changes attributes of groups, one write after the other. */
export function updateGroupSchema(okta: OktaClient, change: SchemaChange): ResultAsync<ProfileSchema, OktaError> {
  return ask(okta, ORG.updateGroupSchema, { body: toBody(change), reply: ProfileSchema, repeatable: true });
}

/** Attributes of an application's users. */
export function getAppUserSchema(okta: OktaClient, appId: string): ResultAsync<ProfileSchema, OktaError> {
  return ask(okta, ORG.getAppUserSchema, { path: { appId }, reply: ProfileSchema });
}

/** Changes attributes of an application's users, one write after the other. */
export function updateAppUserSchema(
  okta: OktaClient,
  appId: string,
  change: SchemaChange,
): ResultAsync<ProfileSchema, OktaError> {
  const body = toBody(change);
  return ask(okta, ORG.updateAppUserSchema, { path: { appId }, body, reply: ProfileSchema, repeatable: true });
}

/** The kinds of users the org knows; one is the default. */
export function listUserTypes(okta: OktaClient): ResultAsync<readonly UserType[], OktaError> {
  return askAll(okta, ORG.listUserTypes, { item: UserType });
}

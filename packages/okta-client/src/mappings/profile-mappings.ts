import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask, askAll } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { ORG } from "../endpoints/org.ts";

/** Where the value of one attribute comes from. */
export const MappedProperty = z.looseObject({
  expression: z.string().optional(),
  /** `PUSH` also when a profile changes, `DONT_PUSH` only when it is made. */
  pushStatus: z.string().optional(),
});

/** How a profile is made from another; a list leaves out the properties. */
export const ProfileMapping = z.looseObject({
  id: z.string(),
  source: z.looseObject({ id: z.string().optional(), name: z.string().optional(), type: z.string().optional() }),
  target: z.looseObject({ id: z.string().optional(), name: z.string().optional(), type: z.string().optional() }),
  properties: z.record(z.string(), MappedProperty).optional(),
});
/** How a profile is made from another. */
export type ProfileMapping = z.infer<typeof ProfileMapping>;

/** Attributes to map anew; `null` takes a mapping away. */
export type MappingChange = Readonly<
  Record<string, { readonly expression: string; readonly pushStatus: "PUSH" | "DONT_PUSH" } | null>
>;

/** Mappings from or to an application or a user type. */
export function listProfileMappings(
  okta: OktaClient,
  { sourceId, targetId }: { readonly sourceId?: string; readonly targetId?: string } = {},
): ResultAsync<readonly ProfileMapping[], OktaError> {
  const query = { sourceId, targetId, limit: 200 };
  return askAll(okta, ORG.listProfileMappings, { query, item: ProfileMapping });
}

/** One mapping with its properties. */
export function getProfileMapping(okta: OktaClient, mappingId: string): ResultAsync<ProfileMapping, OktaError> {
  return ask(okta, ORG.getProfileMapping, { path: { mappingId }, reply: ProfileMapping });
}

/** Changes the given attributes of a mapping and leaves the others. */
export function updateProfileMapping(
  okta: OktaClient,
  mappingId: string,
  properties: MappingChange,
): ResultAsync<ProfileMapping, OktaError> {
  const body = { properties };
  return ask(okta, ORG.updateProfileMapping, { path: { mappingId }, body, reply: ProfileMapping, repeatable: true });
}

import { err, ok, type Result } from "neverthrow";
import { z } from "zod";
import { type Call, json, readBody } from "../http/call.ts";
import { page } from "../http/page.ts";
import { notFound, type OktaProblem } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import type { ProfileMapping } from "./profile-mapping.ts";

const READ = { scope: "okta.profileMappings.read", permission: "okta.profileMappings.read" };
const MANAGE = { scope: "okta.profileMappings.manage", permission: "okta.profileMappings.manage" };

const Changes = z.looseObject({
  properties: z.record(
    z.string(),
    z.looseObject({ expression: z.string(), pushStatus: z.string().default("DONT_PUSH") }).nullable(),
  ),
});

/** `/api/v1/mappings`: how an application's profiles are made from Okta's, and the other way round. */
export const mappingRoutes: readonly Route[] = [
  route("GET /api/v1/mappings", { ...READ, list: true }, function* (call) {
    const [sourceId, targetId] = [call.query.get("sourceId"), call.query.get("targetId")];
    const mappings = [...call.org.mappings.values()]
      .filter(({ source }) => sourceId === null || source.id === sourceId)
      .filter(({ target }) => targetId === null || target.id === targetId)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return yield* page(
      call,
      mappings,
      ({ id }) => id,
      (one) => view(call, one, "listed"),
      { defaultLimit: 20, maxLimit: 200 },
    );
  }),

  route("GET /api/v1/mappings/{mappingId}", READ, function* (call) {
    return json(view(call, yield* mappingById(call), "whole"));
  }),

  route("POST /api/v1/mappings/{mappingId}", MANAGE, function* (call) {
    const before = yield* mappingById(call);
    const changes = yield* readBody(call, Changes);
    const after = Object.entries({ ...before.properties, ...changes.properties }).flatMap(([name, one]) =>
      one === null ? [] : [[name, { expression: one.expression, pushStatus: one.pushStatus }] as const],
    );
    const saved: ProfileMapping = { ...before, properties: Object.fromEntries(after) };
    call.org.mappings.set(saved.id, saved);
    return json(view(call, saved, "whole"));
  }),
];

function mappingById(call: Call): Result<ProfileMapping, OktaProblem> {
  const id = call.params["mappingId"]!;
  const mapping = call.org.mappings.get(id);
  return mapping === undefined ? err(notFound(id, "ProfileMapping")) : ok(mapping);
}

/** A list leaves the properties out. */
function view({ org }: Call, mapping: ProfileMapping, extent: "listed" | "whole"): unknown {
  const end = ({ id, name, type }: ProfileMapping["source"]) => {
    const schema = type === "user" ? `user/${org.schemaId}` : `apps/${id}/default`;
    const self = type === "user" ? `meta/types/user/${id}` : `apps/${id}`;
    const href = (path: string) => ({ href: `${org.baseUrl()}/api/v1/${path}` });
    return { id, name, type, _links: { self: href(self), schema: href(`meta/schemas/${schema}`) } };
  };
  return {
    id: mapping.id,
    source: end(mapping.source),
    target: end(mapping.target),
    ...(extent === "whole" ? { properties: mapping.properties } : {}),
    _links: { self: { href: `${org.baseUrl()}/api/v1/mappings/${mapping.id}` } },
  };
}

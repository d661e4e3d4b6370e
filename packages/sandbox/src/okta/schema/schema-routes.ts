import { err } from "neverthrow";
import { z } from "zod";
import type { App } from "../apps/app.ts";
import { appById } from "../apps/write-app.ts";
import { type Call, json, readBody } from "../http/call.ts";
import { invalid, notFound } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import {
  Attribute,
  type Attributes,
  baseAppUserAttributes,
  baseGroupAttributes,
  baseUserAttributes,
} from "./attributes.ts";

const READ = { scope: "okta.schemas.read", permission: "okta.schemas.read" };
const MANAGE = { scope: "okta.schemas.manage", permission: "okta.schemas.manage" };

const Changes = z.looseObject({
  definitions: z
    .looseObject({
      custom: z.looseObject({ properties: z.record(z.string(), Attribute.nullable()).optional() }).optional(),
    })
    .optional(),
});

/** `/api/v1/meta/schemas` and `/api/v1/meta/types`: what a profile may hold. */
export const schemaRoutes: readonly Route[] = [
  route("GET /api/v1/meta/schemas/user/{schemaId}", READ, function* (call) {
    if (!isUserSchema(call)) return yield* err(notFound(call.params["schemaId"]!, "UserSchema"));
    return json(userSchema(call));
  }),

  route("POST /api/v1/meta/schemas/user/{schemaId}", MANAGE, function* (call) {
    if (!isUserSchema(call)) return yield* err(notFound(call.params["schemaId"]!, "UserSchema"));
    const { definitions } = yield* readBody(call, Changes);
    const changes = definitions?.custom?.properties ?? {};
    const clash = Object.keys(changes).find((name) => Object.hasOwn(baseUserAttributes, name));
    if (clash !== undefined) return yield* err(invalid("name", `${clash}: The property is a base property`));
    call.org.customAttributes = merged(call.org.customAttributes, changes);
    return json(userSchema(call));
  }),

  route("GET /api/v1/meta/schemas/group/default", READ, (call) => json(groupSchema(call))),

  route("POST /api/v1/meta/schemas/group/default", MANAGE, function* (call) {
    const { definitions } = yield* readBody(call, Changes);
    call.org.customGroupAttributes = merged(call.org.customGroupAttributes, definitions?.custom?.properties ?? {});
    return json(groupSchema(call));
  }),

  route("GET /api/v1/meta/schemas/apps/{appId}/default", READ, function* (call) {
    return json(appSchema(call, yield* appById(call, call.params["appId"]!)));
  }),

  route("POST /api/v1/meta/schemas/apps/{appId}/default", MANAGE, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const { definitions } = yield* readBody(call, Changes);
    const saved = { ...app, schema: merged(app.schema ?? {}, definitions?.custom?.properties ?? {}) };
    call.org.apps.set(app.id, saved);
    return json(appSchema(call, saved));
  }),

  route("GET /api/v1/meta/types/user", { ...READ, scope: "okta.userTypes.read", list: true }, (call) =>
    json([userType(call)]),
  ),

  route("GET /api/v1/meta/types/user/{typeId}", { ...READ, scope: "okta.userTypes.read" }, function* (call) {
    const { typeId } = call.params;
    if (typeId !== "default" && typeId !== call.org.userTypeId) return yield* err(notFound(typeId!, "UserType"));
    return json(userType(call));
  }),
];

function isUserSchema({ org, params }: Call): boolean {
  return params["schemaId"] === "default" || params["schemaId"] === org.schemaId;
}

/** A property set to `null` is taken away; others are added or replaced. */
function merged(before: Attributes, changes: Readonly<Record<string, Attribute | null>>): Attributes {
  const after = { ...before, ...changes };
  return Object.fromEntries(Object.entries(after).flatMap(([name, one]) => (one === null ? [] : [[name, one]])));
}

function userSchema({ org }: Call): unknown {
  return {
    ...frame(`${org.baseUrl()}/api/v1/meta/schemas/user/${org.schemaId}`, "user", "User", org.created),
    definitions: definitions(baseUserAttributes, org.customAttributes),
    _links: {
      self: { rel: "self", href: `${org.baseUrl()}/api/v1/meta/schemas/user/${org.schemaId}`, method: "GET" },
      type: { rel: "type", href: `${org.baseUrl()}/api/v1/meta/types/user/${org.userTypeId}`, method: "GET" },
    },
  };
}

function groupSchema({ org }: Call): unknown {
  return {
    ...frame(`${org.baseUrl()}/api/v1/meta/schemas/group/default`, "group", "Okta group", org.created),
    description: "Okta group profile template",
    definitions: definitions(baseGroupAttributes, org.customGroupAttributes),
    _links: {
      self: { rel: "self", href: `${org.baseUrl()}/api/v1/meta/schemas/group/default`, method: "GET" },
    },
  };
}

function appSchema({ org }: Call, app: App): unknown {
  const href = `${org.baseUrl()}/api/v1/meta/schemas/apps/${app.id}/default`;
  return {
    ...frame(href, app.name, `${app.label} User`, app.created),
    definitions: definitions(baseAppUserAttributes, app.schema ?? {}),
    _links: { self: { rel: "self", href, method: "GET" } },
  };
}

function frame(id: string, name: string, title: string, created: string): Record<string, unknown> {
  return {
    id,
    $schema: "http://json-schema.org/draft-04/schema#",
    name,
    title,
    lastUpdated: created,
    created,
    type: "object",
    properties: { profile: { allOf: [{ $ref: "#/definitions/custom" }, { $ref: "#/definitions/base" }] } },
  };
}

function definitions(base: Attributes, custom: Attributes): unknown {
  const definition = (id: string, attributes: Attributes) => ({
    id: `#${id}`,
    type: "object",
    properties: Object.fromEntries(Object.entries(attributes).map(([name, one]) => [name, propertyView(one)])),
    required: Object.keys(attributes).filter((name) => attributes[name]?.required === true),
  });
  return { base: definition("base", base), custom: definition("custom", custom) };
}

function propertyView(attribute: Attribute): unknown {
  return {
    mutability: "READ_WRITE",
    scope: "NONE",
    ...attribute,
    ...(attribute.unique === true ? { unique: "UNIQUE_VALIDATED" } : {}),
    permissions: attribute["permissions"] ?? [{ principal: "SELF", action: "READ_ONLY" }],
    master: attribute["master"] ?? { type: "PROFILE_MASTER" },
  };
}

function userType({ org }: Call): unknown {
  return {
    id: org.userTypeId,
    name: "user",
    displayName: "User",
    description: "Okta user profile template with default permission settings",
    created: org.created,
    lastUpdated: org.created,
    createdBy: "sprz5qwjvgUnOiFVP1d7",
    lastUpdatedBy: "sprz5qwjvgUnOiFVP1d7",
    default: true,
    _links: {
      schema: { rel: "schema", href: `${org.baseUrl()}/api/v1/meta/schemas/user/${org.schemaId}`, method: "GET" },
      self: { rel: "self", href: `${org.baseUrl()}/api/v1/meta/types/user/${org.userTypeId}`, method: "GET" },
    },
  };
}

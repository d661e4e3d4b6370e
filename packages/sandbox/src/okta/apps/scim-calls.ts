import { z } from "zod";
import type { OutboundResult } from "../../kernel/outbound.ts";
import type { Org } from "../org.ts";
import type { Profile } from "../users/user.ts";
import type { App } from "./app.ts";

/** What came of telling an application. */
export type ScimOutcome =
  | { readonly kind: "done" | "reactivated"; readonly externalId?: string }
  | { readonly kind: "failed"; readonly reason: string };

/** What Okta's SCIM client says about users. It never deletes one. */
export interface ScimCalls {
  /** Looks for the user first, and links the one it finds. */
  create(userName: string, profile: Profile): Promise<ScimOutcome>;
  replace(externalId: string, userName: string, profile: Profile, active: boolean): Promise<ScimOutcome>;
  deactivate(externalId: string, userName: string, profile: Profile): Promise<ScimOutcome>;
}

const Found = z.looseObject({
  Resources: z.array(z.looseObject({ id: z.string(), active: z.boolean().optional() })).optional(),
});
const Made = z.looseObject({ id: z.string() });

/** SCIM calls to one application. */
export function scimCalls(org: Org, app: App): ScimCalls {
  const { url = "", kind = "catalogue" } = app.provisioning ?? {};

  const ask = (method: string, path: string, body?: unknown): Promise<OutboundResult> =>
    askScim(org, app, method, path, body);

  const replace: ScimCalls["replace"] = async (externalId, userName, profile, active) => {
    const path = `/Users/${encodeURIComponent(externalId)}`;
    await ask("GET", path);
    return outcome(await ask("PUT", path, { ...scimUser(userName, profile, active), id: externalId }));
  };
  const setActive = async (externalId: string, userName: string, profile: Profile, active: boolean) => {
    if (kind === "custom") return replace(externalId, userName, profile, active);
    return outcome(await ask("PATCH", `/Users/${encodeURIComponent(externalId)}`, patch({ active })));
  };

  return {
    async create(userName, profile) {
      if (url === "") return { kind: "failed", reason: "no address" };
      const filter = encodeURIComponent(`userName eq "${userName}"`);
      const looked = await ask("GET", `/Users?filter=${filter}&startIndex=1&count=100`);
      const known = read(looked, Found)?.Resources?.[0];
      if (looked.kind === "failed" || looked.status >= 300) return outcome(looked);
      if (known === undefined) {
        const posted = await ask("POST", "/Users", scimUser(userName, profile, true));
        const externalId = read(posted, Made)?.id;
        const result = outcome(posted);
        return result.kind === "failed" || externalId === undefined ? result : { kind: "done", externalId };
      }
      const linked = await setActive(known.id, userName, profile, true);
      if (linked.kind === "failed") return linked;
      return { kind: known.active === false ? "reactivated" : "done", externalId: known.id };
    },
    replace,
    deactivate: (externalId, userName, profile) => setActive(externalId, userName, profile, false),
  };
}

/** One SCIM call. */
export function askScim(org: Org, app: App, method: string, path: string, body?: unknown): Promise<OutboundResult> {
  const { url = "", authorization = "" } = app.provisioning ?? {};
  return org.outbound.send({
    method,
    url: `${url.replace(/\/$/, "")}${path}`,
    headers: {
      authorization,
      accept: "application/scim+json",
      ...(body === undefined ? {} : { "content-type": "application/scim+json; charset=utf-8" }),
      "user-agent": "Okta SCIM Client 1.0.0",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    timeoutMs: 60_000,
  });
}

/** A SCIM patch that replaces values. */
export function patch(value: Readonly<Record<string, unknown>>): unknown {
  return {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [{ op: "replace", value }],
  };
}

/** Whether an answer is good news. */
export function outcome(result: OutboundResult): ScimOutcome {
  if (result.kind === "failed") return { kind: "failed", reason: result.reason };
  return result.status < 300 ? { kind: "done" } : { kind: "failed", reason: `HTTP ${result.status}` };
}

function scimUser(userName: string, profile: Profile, active: boolean): Record<string, unknown> {
  const { firstName, lastName, email, displayName, locale, department, title } = profile;
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName,
    name: { givenName: firstName, familyName: lastName },
    emails: [{ primary: true, value: email, type: "work" }],
    displayName: displayName ?? `${firstName} ${lastName}`,
    ...(locale === undefined ? {} : { locale }),
    ...(department === undefined ? {} : { department }),
    ...(title === undefined ? {} : { title }),
    groups: [],
    active,
  };
}

function read<T>(result: OutboundResult, shape: z.ZodType<T>): T | undefined {
  if (result.kind === "failed") return undefined;
  try {
    return shape.parse(JSON.parse(result.body));
  } catch {
    return undefined; // an answer nobody can use
  }
}

import type { Org } from "../org.ts";
import type { EventHook } from "./event-hook.ts";

/** A hook as Okta shows it: without the secret it sends. */
export function hookView(org: Org, hook: EventHook): Record<string, unknown> {
  const href = `${org.baseUrl()}/api/v1/eventHooks/${hook.id}`;
  const other = hook.status === "ACTIVE" ? "deactivate" : "activate";
  return {
    id: hook.id,
    status: hook.status,
    verificationStatus: hook.verificationStatus,
    name: hook.name,
    description: null,
    created: hook.created,
    createdBy: hook.createdBy,
    lastUpdated: hook.lastUpdated,
    events: { type: "EVENT_TYPE", items: hook.events, filter: null },
    channel: {
      type: "HTTP",
      version: "1.0.0",
      config: {
        uri: hook.uri,
        headers: hook.headers,
        method: "POST",
        ...(hook.authorization === undefined ? {} : { authScheme: { type: "HEADER", key: hook.authorization.key } }),
      },
    },
    _links: {
      self: { href },
      [other]: { href: `${href}/lifecycle/${other}`, hints: { allow: ["POST"] } },
      verify: { href: `${href}/lifecycle/verify`, hints: { allow: ["POST"] } },
    },
  };
}

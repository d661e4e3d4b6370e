import type { Org } from "../org.ts";
import type { Group } from "./group.ts";

/** A group as Okta shows it, in lists and alone. */
export function listedGroupView(org: Org, group: Group): Record<string, unknown> {
  const base = org.baseUrl();
  const logo = (name: string) => ({
    name,
    href: `${base}/assets/img/logos/groups/odyssey/okta-${name}.png`,
    type: "image/png",
  });
  return {
    id: group.id,
    created: group.created,
    lastUpdated: group.lastUpdated,
    lastMembershipUpdated: group.lastMembershipUpdated,
    objectClass: [group.type === "APP_GROUP" ? "okta:windows_security_principal" : "okta:user_group"],
    type: group.type,
    profile: { description: null, ...group.profile },
    ...(group.sourceId === undefined ? {} : { source: { id: group.sourceId } }),
    _links: {
      logo: [logo("medium"), logo("large")],
      users: { href: `${base}/api/v1/groups/${group.id}/users` },
      apps: { href: `${base}/api/v1/groups/${group.id}/apps` },
      ...(group.sourceId === undefined ? {} : { source: { href: `${base}/api/v1/apps/${group.sourceId}` } }),
    },
  };
}

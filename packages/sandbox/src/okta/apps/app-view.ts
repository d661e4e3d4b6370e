import type { Org } from "../org.ts";
import type { User } from "../users/user.ts";
import { userView } from "../users/user-view.ts";
import type { App, AppGroup, AppUser } from "./app.ts";

/** An application as Okta shows it. */
export function appView(org: Org, app: App): Record<string, unknown> {
  const base = `${org.baseUrl()}/api/v1/apps/${app.id}`;
  const other = app.status === "ACTIVE" ? "deactivate" : "activate";
  return {
    id: app.id,
    orn: `orn:okta:idp:${org.id}:apps:${app.name}:${app.id}`,
    name: app.name,
    label: app.label,
    status: app.status,
    lastUpdated: app.lastUpdated,
    created: app.created,
    accessibility: app.accessibility ?? { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
    visibility: app.visibility ?? {
      autoLaunch: false,
      autoSubmitToolbar: false,
      hide: { iOS: false, web: false },
      appLinks: { [`${app.name}_link`]: true },
    },
    features: app.features,
    signOnMode: app.signOnMode,
    credentials: app.credentials,
    ...(app.profile === undefined ? {} : { profile: app.profile }),
    settings: app.settings,
    _links: {
      ...(app.signOnMode.startsWith("SAML")
        ? {
            metadata: { href: `${base}/sso/saml/metadata`, type: "application/xml" },
            help: {
              href: `${org.baseUrl()}/app/${app.name}/${app.externalKey}/setup/help/SAML_2_0/instructions`,
              type: "text/html",
            },
          }
        : {}),
      appLinks: [
        {
          name: `${app.name}_link`,
          href: `${org.baseUrl()}/home/${app.name}/${app.id}/${app.externalKey}`,
          type: "text/html",
        },
      ],
      groups: { href: `${base}/groups` },
      users: { href: `${base}/users` },
      logo: [{ name: "medium", href: `${org.baseUrl()}/assets/img/logos/default.png`, type: "image/png" }],
      self: { href: base },
      [other]: { href: `${base}/lifecycle/${other}`, hints: { allow: ["POST"] } },
    },
  };
}

/** A user's assignment as Okta shows it. */
export function appUserView(org: Org, app: App, appUser: AppUser, embed?: User): Record<string, unknown> {
  const base = org.baseUrl();
  const granting = appUser.scope === "GROUP" ? grantingGroup(org, app.id, appUser.userId) : undefined;
  return {
    id: appUser.userId,
    externalId: appUser.externalId,
    created: appUser.created,
    lastUpdated: appUser.lastUpdated,
    scope: appUser.scope,
    status: appUser.status,
    statusChanged: appUser.statusChanged,
    passwordChanged: null,
    syncState: appUser.syncState,
    lastSync: appUser.lastSync,
    credentials: { userName: appUser.userName },
    profile: appUser.profile,
    _links: {
      app: { href: `${base}/api/v1/apps/${app.id}` },
      user: { href: `${base}/api/v1/users/${appUser.userId}` },
      ...(granting === undefined
        ? {}
        : { group: { name: org.groups.get(granting)?.profile["name"], href: `${base}/api/v1/groups/${granting}` } }),
    },
    ...(embed === undefined ? {} : { _embedded: { user: userView(org, embed) } }),
  };
}

/** A group's assignment as Okta shows it. */
export function appGroupView(org: Org, app: App, appGroup: AppGroup): Record<string, unknown> {
  const base = org.baseUrl();
  return {
    id: appGroup.groupId,
    lastUpdated: appGroup.lastUpdated,
    priority: appGroup.priority,
    profile: appGroup.profile,
    _links: {
      app: { href: `${base}/api/v1/apps/${app.id}` },
      self: { href: `${base}/api/v1/apps/${app.id}/groups/${appGroup.groupId}` },
      group: { href: `${base}/api/v1/groups/${appGroup.groupId}` },
    },
  };
}

function grantingGroup(org: Org, appId: string, userId: string): string | undefined {
  const groups = org.groupsOfUser.get(userId);
  const candidates = [...(org.appGroups.get(appId)?.values() ?? [])].filter(
    ({ groupId }) => groupId === org.everyoneId || groups?.has(groupId) === true,
  );
  return candidates.toSorted((a, b) => a.priority - b.priority)[0]?.groupId;
}

import type { Reader } from "../http/reader.ts";
import type { Group, User } from "./user.ts";

/** An account as it stands inside other things. */
export function userView(reader: Reader, accountId: string | null | undefined): unknown {
  const user = accountId == null ? undefined : reader.site.users.get(accountId);
  if (user === undefined) return null;
  return {
    self: `${reader.rest}/user?accountId=${encodeURIComponent(user.accountId)}`,
    accountId: user.accountId,
    ...emailOf(reader, user),
    avatarUrls: avatarUrls(reader, `user/${encodeURIComponent(user.accountId)}`),
    displayName: user.name,
    active: user.active,
    timeZone: user.timeZone,
    accountType: user.type,
    ...(user.appType === undefined ? {} : { appType: user.appType }),
  };
}

/** An account's own page: with its language, and on request its groups and applications. */
export function fullUserView(reader: Reader, user: User, expand: readonly string[]): unknown {
  const groups = [...reader.site.groups.values()].filter(({ members }) => members.has(user.accountId));
  return {
    ...(userView(reader, user.accountId) as object),
    locale: user.locale,
    groups: { size: groups.length, items: expand.includes("groups") ? groups.map((g) => groupView(reader, g)) : [] },
    applicationRoles: { size: user.type === "atlassian" ? 1 : 0, items: [] },
    expand: "groups,applicationRoles",
  };
}

/** A group as it stands inside other things. */
export function groupView(reader: Reader, group: Group): unknown {
  return { name: group.name, groupId: group.id, self: `${reader.rest}/group?groupId=${group.id}` };
}

/** Pictures in four sizes; nothing is behind the addresses. */
export function avatarUrls(reader: Reader, of: string): Readonly<Record<string, string>> {
  const at = (size: number) => `${reader.base}/avatar/${of}?size=${size}`;
  return { "48x48": at(48), "24x24": at(24), "16x16": at(16), "32x32": at(32) };
}

function emailOf(reader: Reader, user: User): object {
  if (user.emailVisible || user.accountId === reader.accountId) return { emailAddress: user.email };
  return reader.site.settings.hiddenEmail === "null" ? { emailAddress: null } : {};
}

import type { Reader } from "../http/reader.ts";
import { avatarUrls } from "../users/user-view.ts";

/** An account as service management writes it. */
export function serviceUserView(reader: Reader, accountId: string | null): unknown {
  const user = reader.site.users.get(accountId ?? "");
  if (user === undefined) return null;
  const self = `${reader.base}/rest/api/2/user?accountId=${encodeURIComponent(user.accountId)}`;
  return {
    accountId: user.accountId,
    ...(user.emailVisible || user.accountId === reader.accountId ? { emailAddress: user.email } : {}),
    displayName: user.name,
    active: user.active,
    timeZone: user.timeZone,
    _links: { jiraRest: self, avatarUrls: avatarUrls(reader, `user/${encodeURIComponent(user.accountId)}`), self },
  };
}

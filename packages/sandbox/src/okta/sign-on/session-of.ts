import type { Org } from "../org.ts";
import type { User } from "../users/user.ts";

/** Statuses in which a session that was once begun opens nothing more. */
const SHUT_OUT: ReadonlySet<string> = new Set(["SUSPENDED", "DEPROVISIONED", "STAGED"]);

/**
 * Whose browser this is, by the session in its cookie `sid`; `undefined` for anybody Okta would send to the sign-in
 * page. A suspended or deactivated user keeps no way in, whatever their browser still holds.
 */
export function sessionOf(org: Org, request: Request): { readonly user: User; readonly since: string } | undefined {
  const cookies = (request.headers.get("cookie") ?? "").split(";").map((cookie) => cookie.trim());
  const sid = cookies.find((cookie) => cookie.startsWith("sid="))?.slice("sid=".length);
  const session = org.sessions.get(sid ?? "");
  const user = org.users.get(session?.userId ?? "");
  if (session === undefined || user === undefined || SHUT_OUT.has(user.status)) return undefined;
  return { user, since: session.created };
}

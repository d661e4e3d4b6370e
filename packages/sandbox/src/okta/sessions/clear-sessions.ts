import type { Org } from "../org.ts";

/** Ends a user's Okta sessions. What runs inside applications goes on. */
export function clearSessions(org: Org, userId: string): void {
  for (const session of org.sessions.values()) if (session.userId === userId) org.sessions.delete(session.id);
}

/** Takes all refresh tokens of a user, or those one client holds. */
export function revokeTokens(org: Org, userId: string, clientId?: string): void {
  for (const token of org.refreshTokens.values()) {
    if (token.userId === userId && (clientId === undefined || token.clientId === clientId)) {
      org.refreshTokens.delete(token.id);
    }
  }
}

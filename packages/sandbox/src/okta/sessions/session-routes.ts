import { err } from "neverthrow";
import { type Call, flag, json, noContent } from "../http/call.ts";
import { page } from "../http/page.ts";
import { notFound } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { userTarget } from "../log/targets.ts";
import { userById } from "../users/find-user.ts";
import { clearSessions, revokeTokens } from "./clear-sessions.ts";
import type { Grant, RefreshToken } from "./session.ts";

const READ = { scope: "okta.users.read", permission: "okta.users.read" };
const CLEAR = { scope: "okta.users.manage", permission: "okta.users.lifecycle.clearSessions" };
const PAGES = { defaultLimit: 20, maxLimit: 200 };

/** Sessions, consents and refresh tokens of a user: what keeps access alive after the account is closed. */
export const sessionRoutes: readonly Route[] = [
  route("DELETE /api/v1/users/{id}/sessions", CLEAR, function* (call) {
    const user = yield* userById(call, call.params["id"]!);
    clearSessions(call.org, user.id);
    call.org.log.record({ eventType: "user.session.clear", by: call.origin, targets: [userTarget(user)] });
    if (flag(call, "oauthTokens", false)) {
      revokeTokens(call.org, user.id);
      call.org.log.record({
        eventType: "app.oauth2.token.revoke.implicit.user",
        by: call.origin,
        targets: [userTarget(user)],
      });
    }
    return noContent;
  }),

  route("GET /api/v1/users/{id}/grants", { ...READ, list: true }, function* (call) {
    const user = yield* userById(call, call.params["id"]!);
    return yield* page(
      call,
      grantsOf(call, user.id),
      ({ id }) => id,
      (grant) => grantView(call, grant),
      PAGES,
    );
  }),

  route("DELETE /api/v1/users/{id}/grants", CLEAR, function* (call) {
    const user = yield* userById(call, call.params["id"]!);
    for (const grant of grantsOf(call, user.id)) call.org.grants.delete(grant.id);
    return noContent;
  }),

  route("GET /api/v1/users/{id}/grants/{grantId}", READ, function* (call) {
    const user = yield* userById(call, call.params["id"]!);
    const grant = call.org.grants.get(call.params["grantId"]!);
    if (grant?.userId !== user.id) return yield* err(notFound(call.params["grantId"]!, "OAuth2ScopeConsentGrant"));
    return json(grantView(call, grant));
  }),

  route("DELETE /api/v1/users/{id}/grants/{grantId}", CLEAR, function* (call) {
    const user = yield* userById(call, call.params["id"]!);
    const grant = call.org.grants.get(call.params["grantId"]!);
    if (grant?.userId !== user.id) return yield* err(notFound(call.params["grantId"]!, "OAuth2ScopeConsentGrant"));
    call.org.grants.delete(grant.id);
    return noContent;
  }),

  route("GET /api/v1/users/{id}/clients", { ...READ, list: true }, function* (call) {
    const user = yield* userById(call, call.params["id"]!);
    const clientIds = new Set([
      ...tokensOf(call, user.id).map(({ clientId }) => clientId),
      ...grantsOf(call, user.id).map(({ clientId }) => clientId),
    ]);
    return json([...clientIds].map((clientId) => clientView(call, user.id, clientId)));
  }),

  route("GET /api/v1/users/{id}/clients/{clientId}/grants", { ...READ, list: true }, function* (call) {
    const user = yield* userById(call, call.params["id"]!);
    const grants = grantsOf(call, user.id).filter(({ clientId }) => clientId === call.params["clientId"]);
    return yield* page(
      call,
      grants,
      ({ id }) => id,
      (grant) => grantView(call, grant),
      PAGES,
    );
  }),

  route("DELETE /api/v1/users/{id}/clients/{clientId}/grants", CLEAR, function* (call) {
    const user = yield* userById(call, call.params["id"]!);
    for (const grant of grantsOf(call, user.id)) {
      if (grant.clientId === call.params["clientId"]) call.org.grants.delete(grant.id);
    }
    return noContent;
  }),

  route("GET /api/v1/users/{id}/clients/{clientId}/tokens", { ...READ, list: true }, function* (call) {
    const user = yield* userById(call, call.params["id"]!);
    const tokens = tokensOf(call, user.id).filter(({ clientId }) => clientId === call.params["clientId"]);
    return yield* page(
      call,
      tokens,
      ({ id }) => id,
      (token) => tokenView(call, token),
      PAGES,
    );
  }),

  route("DELETE /api/v1/users/{id}/clients/{clientId}/tokens", CLEAR, function* (call) {
    const user = yield* userById(call, call.params["id"]!);
    revokeTokens(call.org, user.id, call.params["clientId"]!);
    call.org.log.record({ eventType: "app.oauth2.token.revoke", by: call.origin, targets: [userTarget(user)] });
    return noContent;
  }),

  route("DELETE /api/v1/users/{id}/clients/{clientId}/tokens/{tokenId}", CLEAR, function* (call) {
    const user = yield* userById(call, call.params["id"]!);
    const token = call.org.refreshTokens.get(call.params["tokenId"]!);
    if (token?.userId !== user.id) return yield* err(notFound(call.params["tokenId"]!, "OAuth2RefreshToken"));
    call.org.refreshTokens.delete(token.id);
    call.org.log.record({ eventType: "app.oauth2.token.revoke", by: call.origin, targets: [userTarget(user)] });
    return noContent;
  }),
];

function grantsOf(call: Call, userId: string): readonly Grant[] {
  return [...call.org.grants.values()].filter((grant) => grant.userId === userId);
}

function tokensOf(call: Call, userId: string): readonly RefreshToken[] {
  return [...call.org.refreshTokens.values()].filter((token) => token.userId === userId);
}

function grantView(call: Call, grant: Grant): unknown {
  const base = call.org.baseUrl();
  return {
    id: grant.id,
    status: "ACTIVE",
    scopeId: grant.scopeId,
    source: "END_USER",
    clientId: grant.clientId,
    userId: grant.userId,
    issuer: base,
    created: grant.created,
    lastUpdated: grant.created,
    _links: { self: { href: `${base}/api/v1/users/${grant.userId}/grants/${grant.id}` } },
  };
}

function tokenView(call: Call, token: RefreshToken): unknown {
  const base = call.org.baseUrl();
  return {
    id: token.id,
    status: "ACTIVE",
    clientId: token.clientId,
    userId: token.userId,
    issuer: base,
    scopes: token.scopes,
    created: token.created,
    lastUpdated: token.created,
    expiresAt: token.expiresAt,
    _links: { self: { href: `${base}/api/v1/users/${token.userId}/clients/${token.clientId}/tokens/${token.id}` } },
  };
}

function clientView(call: Call, userId: string, clientId: string): unknown {
  const base = `${call.org.baseUrl()}/api/v1/users/${userId}/clients/${clientId}`;
  const label = call.org.apps.get(clientId)?.label ?? clientId;
  return {
    client_id: clientId,
    client_name: label,
    client_uri: null,
    logo_uri: null,
    _links: { grants: { href: `${base}/grants` }, tokens: { href: `${base}/tokens` } },
  };
}

import { err, ok, type Result } from "neverthrow";
import { type Call, json, noContent } from "../http/call.ts";
import { notFound, type OktaProblem } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { idleLimitMs } from "./authenticate.ts";
import type { ApiToken } from "./credentials.ts";

const READ = { scope: "okta.apiTokens.read", permission: "okta.apiTokens.read" };
const MANAGE = { scope: "okta.apiTokens.manage", permission: "okta.apiTokens.manage" };

/** `/api/v1/api-tokens`: tokens made in the console; the API only lists and revokes them. */
export const apiTokenRoutes: readonly Route[] = [
  route("GET /api/v1/api-tokens", { ...READ, list: true }, (call) =>
    json([...call.org.apiTokens.values()].map((token) => tokenView(call, token))),
  ),

  route("GET /api/v1/api-tokens/{apiTokenId}", READ, function* (call) {
    return json(tokenView(call, yield* tokenById(call)));
  }),

  route("DELETE /api/v1/api-tokens/{apiTokenId}", MANAGE, function* (call) {
    const token = yield* tokenById(call);
    call.org.apiTokens.delete(token.token);
    call.org.log.record({
      eventType: "system.api_token.revoke",
      by: call.origin,
      targets: [{ id: token.id, type: "Token", alternateId: "unknown", displayName: token.name }],
    });
    return noContent;
  }),
];

function tokenById(call: Call): Result<ApiToken, OktaProblem> {
  const { apiTokenId } = call.params;
  // "current" is the token that makes the call.
  const wanted = apiTokenId === "current" ? call.principal.id : apiTokenId;
  const found = [...call.org.apiTokens.values()].find(({ id }) => id === wanted);
  return found === undefined ? err(notFound(apiTokenId!, "ApiToken")) : ok(found);
}

function tokenView({ org }: Call, token: ApiToken): unknown {
  return {
    id: token.id,
    name: token.name,
    userId: token.userId,
    tokenWindow: "P30D",
    network: { connection: "ANYWHERE" },
    clientName: "Okta API",
    expiresAt: new Date(Date.parse(token.lastUsed) + idleLimitMs).toISOString(),
    created: token.created,
    lastUpdated: token.lastUsed,
    _link: { self: { href: `${org.baseUrl()}/api/v1/api-tokens/${token.id}`, hints: { allow: ["GET", "DELETE"] } } },
  };
}

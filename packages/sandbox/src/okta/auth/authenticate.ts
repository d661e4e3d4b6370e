import { err, ok, type Result } from "neverthrow";
import { type OktaProblem, problems } from "../http/problem.ts";
import type { Origin } from "../log/origin.ts";
import type { Org } from "../org.ts";
import { rolesOf } from "../roles/held-roles.ts";
import { displayNameOf, loginOf } from "../users/user.ts";
import { checkProof } from "./dpop.ts";
import type { Principal } from "./principal.ts";

/** Who is calling, and how the System Log names them. */
export interface Caller {
  readonly principal: Principal;
  readonly actor: Origin["actor"];
  readonly apiTokenId?: string;
}

/** An API token that is not used for so long is gone. */
export const idleLimitMs = 30 * 24 * 3_600_000;

/** Believes a caller by the `Authorization` header. */
export async function authenticate(org: Org, request: Request): Promise<Result<Caller, OktaProblem>> {
  const [scheme = "", credential = ""] = (request.headers.get("authorization") ?? "").split(" ");
  switch (scheme.toLowerCase()) {
    case "ssws":
      return byApiToken(org, credential);
    case "bearer":
    case "dpop":
      return byAccessToken(org, request, scheme.toLowerCase(), credential);
    default:
      return err(problems.invalidToken);
  }
}

function byApiToken(org: Org, text: string): Result<Caller, OktaProblem> {
  const token = org.apiTokens.get(text);
  const user = org.users.get(token?.userId ?? "");
  if (token === undefined || user === undefined) return err(problems.invalidToken);
  if (org.clock.now() - Date.parse(token.lastUsed) > idleLimitMs) return err(problems.invalidToken);
  org.apiTokens.set(text, { ...token, lastUsed: org.clock.iso() });
  return ok({
    principal: { id: token.id, userId: user.id, roles: rolesOf(org, user.id) },
    actor: { id: user.id, type: "User", alternateId: loginOf(user), displayName: displayNameOf(user) },
    apiTokenId: token.id,
  });
}

async function byAccessToken(
  org: Org,
  request: Request,
  scheme: string,
  text: string,
): Promise<Result<Caller, OktaProblem>> {
  const token = org.accessTokens.get(text);
  const app = org.serviceApps.get(token?.clientId ?? "");
  if (token === undefined || app === undefined || token.expiresAt <= org.clock.now()) {
    return err(challenged(scheme, "invalid_token", "The access token is invalid or has expired."));
  }
  if (token.jkt !== undefined) {
    if (scheme !== "dpop") {
      return err(
        challenged("dpop", "invalid_request", "The resource request must use the DPoP authentication scheme."),
      );
    }
    const url = new URL(request.url);
    const use = { method: request.method, url: `${org.baseUrl()}${url.pathname}`, token: text };
    const proof = await checkProof(org, request.headers.get("dpop"), use);
    if (proof.isErr()) return err(challenged("dpop", proof.error.error, proof.error.description));
    if (proof.value !== token.jkt) {
      return err(challenged("dpop", "invalid_dpop_proof", "The DPoP proof key does not match the access token."));
    }
  }
  return ok({
    principal: {
      id: app.clientId,
      clientId: app.clientId,
      scopes: new Set(token.scopes),
      roles: org.roles.get(app.clientId) ?? [],
    },
    actor: { id: app.clientId, type: "PublicClientApp", alternateId: app.clientId, displayName: app.label },
  });
}

function challenged(scheme: string, error: string, description: string): OktaProblem {
  const name = scheme === "dpop" ? "DPoP" : "Bearer";
  const realm = 'authorization_uri="/oauth2/v1/authorize", realm="/"';
  return {
    ...problems.invalidToken,
    headers: { "www-authenticate": `${name} ${realm}, error="${error}", error_description="${description}"` },
  };
}

/** Whether the caller's scopes carry what a route demands; a `manage` scope includes its `read`. */
export function hasScope(principal: Principal, scope: string): boolean {
  const { scopes } = principal;
  if (scopes === undefined || scopes.has(scope)) return true;
  return scope.endsWith(".read") && scopes.has(scope.replace(/\.read$/, ".manage"));
}

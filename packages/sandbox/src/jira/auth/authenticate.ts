import { err, ok, type Result } from "neverthrow";
import { type Problem, problems, refuse } from "../http/problem.ts";
import type { Site } from "../site.ts";
import { anonymous, type Caller } from "./caller.ts";
import type { ApiToken } from "./credentials.ts";

/** Through which door a call comes. */
export type Door = "site" | "gateway";

const refused = refuse(401, "Client must be authenticated to access this resource.");
const gatewayRefused: Problem = { family: "bare", status: 401, body: { code: 401, message: "Unauthorized" } };

/** Who calls. What opens one door need not open the other: scoped tokens never open the site's. */
export function authenticate(site: Site, headers: Headers, door: Door): Result<Caller, Problem> {
  const header = headers.get("authorization");
  if (header === null || header.trim() === "") return ok(anonymous);
  const caller = readProof(site, header, door);
  if (caller !== undefined) return ok(caller);
  if (door === "gateway") return err(gatewayRefused);
  return site.settings.badCredentials === "anonymous" ? ok(anonymous) : err(refused);
}

function readProof(site: Site, header: string, door: Door): Caller | undefined {
  const [scheme = "", rest = ""] = header.trim().split(/\s+/);
  switch (scheme.toLowerCase()) {
    case "basic": {
      const pair = Buffer.from(rest, "base64").toString();
      const cut = pair.indexOf(":");
      const token = validToken(site, pair.slice(cut + 1));
      const user = token && site.users.get(token.accountId);
      if (token === undefined || user?.email.toLowerCase() !== pair.slice(0, cut).toLowerCase()) return undefined;
      return byToken(site, token, door, "basic");
    }
    case "bearer": {
      const token = validToken(site, rest);
      return token === undefined ? byAccessToken(site, rest, door) : byToken(site, token, door, "bearer");
    }
    default:
      return undefined;
  }
}

function validToken(site: Site, text: string): ApiToken | undefined {
  const token = site.apiTokens.get(text);
  return token?.expires !== undefined && Date.parse(token.expires) <= site.clock.now() ? undefined : token;
}

function byToken(site: Site, token: ApiToken, door: Door, given: "basic" | "bearer"): Caller | undefined {
  const user = site.users.get(token.accountId);
  if (user === undefined || !user.active) return undefined;
  if (token.scopes === undefined) {
    if (given === "bearer" || (door === "gateway" && !site.settings.unscopedTokenOnGateway)) return undefined;
    return { user, proof: "api-token" };
  }
  const { scopedTokenProof } = site.settings;
  if (door === "site" || (scopedTokenProof !== "both" && scopedTokenProof !== given)) return undefined;
  return { user, proof: user.appType === "service" ? "service-account" : "api-token", scopes: token.scopes };
}

function byAccessToken(site: Site, text: string, door: Door): Caller | undefined {
  const token = site.accessTokens.get(text);
  if (token === undefined || door === "site" || Date.parse(token.expires) <= site.clock.now()) return undefined;
  const user = site.users.get(token.accountId);
  if (user === undefined || !user.active) return undefined;
  const kind = site.oauthClients.get(token.clientId)?.kind;
  return {
    user,
    proof: kind === "3lo" ? "oauth" : "service-account",
    scopes: token.scopes,
    clientId: token.clientId,
  };
}

/** Goes on only when the caller's token has the scope, or has none to miss. */
export function admit({ scopes }: Caller, scope: string): Result<void, Problem> {
  const isIn = scope === "" || scopes === undefined || scopes.includes(scope);
  return isIn ? ok(undefined) : err(problems.scopeMismatch);
}

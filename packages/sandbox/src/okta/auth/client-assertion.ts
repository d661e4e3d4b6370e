import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from "jose";
import { err, ok, type Result } from "neverthrow";
import { z } from "zod";
import type { Org } from "../org.ts";
import type { ServiceApp } from "./credentials.ts";
import { type OAuthRefusal, oauthRefusal } from "./oauth-refusal.ts";
import { useOnce } from "./use-once.ts";

const Claims = z.looseObject({
  iss: z.string().optional(),
  sub: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  exp: z.number().optional(),
  iat: z.number().optional(),
  jti: z.string().optional(),
});

const ALGORITHMS = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];
const ONE_HOUR = 3600;

const refused = (description: string) => err(oauthRefusal(401, "invalid_client", description));

/** Believes a client by the assertion it signed: its key, its name, our address, a short life, and never seen before. */
export async function checkAssertion(org: Org, assertion: string): Promise<Result<ServiceApp, OAuthRefusal>> {
  const claims = readClaims(assertion);
  if (claims === undefined) return refused("The client_assertion token is not a valid JWT.");
  const app = org.serviceApps.get(claims.sub ?? "");
  if (app === undefined || claims.iss !== claims.sub) {
    return refused("The issuer and subject of the client_assertion must be the client_id.");
  }
  if (!(await isSignedBy(assertion, app.keys))) return refused("The client_assertion signature is invalid.");

  const now = org.clock.now() / 1000;
  const audience = [claims.aud ?? []].flat();
  if (!audience.includes(`${org.baseUrl()}/oauth2/v1/token`)) {
    return refused("The audience claim for client_assertion must be the endpoint invoked for the request.");
  }
  if (claims.exp === undefined || claims.exp <= now) return refused("The client_assertion token is expired.");
  if (claims.exp > now + ONE_HOUR) {
    return refused("The client_assertion token has an expiration too far into the future.");
  }
  // Machines disagree by some seconds; Okta lets five minutes pass.
  if (claims.iat !== undefined && claims.iat > now + 300) {
    return refused("The client_assertion token was issued in the future.");
  }
  if (claims.jti !== undefined && !useOnce(org, `${app.clientId}/${claims.jti}`, claims.exp * 1000)) {
    return refused("The client_assertion token has already been used.");
  }
  return ok(app);
}

function readClaims(jwt: string): z.infer<typeof Claims> | undefined {
  try {
    const payload = jwt.split(".")[1] ?? "";
    return Claims.parse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  } catch {
    return undefined; // not a JWT at all
  }
}

async function isSignedBy(jwt: string, keys: readonly JWK[]): Promise<boolean> {
  try {
    const { alg = "", kid } = decodeProtectedHeader(jwt);
    if (!ALGORITHMS.includes(alg)) return false;
    const candidates = kid === undefined ? keys : keys.filter((key) => key.kid === kid || keys.length === 1);
    for (const key of candidates) {
      if ((key.kty === "EC") !== alg.startsWith("ES")) continue;
      const isGood = await compactVerify(jwt, await importJWK(key, alg)).then(
        () => true,
        () => false,
      );
      if (isGood) return true;
    }
    return false;
  } catch {
    return false; // a header nobody can read
  }
}

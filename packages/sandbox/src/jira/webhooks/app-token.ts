import { SignJWT } from "jose";
import type { Site } from "../site.ts";

/** What proves a delivery to an OAuth app: a token signed with the app's own secret. */
export async function appToken(site: Site, clientId: string): Promise<string> {
  const secret = new TextEncoder().encode(site.oauthClients.get(clientId)?.clientSecret ?? "");
  const now = Math.floor(site.clock.now() / 1000);
  return new SignJWT({ clientKey: clientId })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer("jira")
    .setAudience(clientId)
    .setIssuedAt(now)
    .setExpirationTime(now + 180)
    .sign(secret);
}

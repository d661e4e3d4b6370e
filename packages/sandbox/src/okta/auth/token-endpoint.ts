import { err, ok, type Result } from "neverthrow";
import type { Org } from "../org.ts";
import { exchangeCode } from "../sign-on/exchange-code.ts";
import { checkAssertion } from "./client-assertion.ts";
import { checkProof } from "./dpop.ts";
import { type OAuthRefusal, oauthRefusal } from "./oauth-refusal.ts";

const JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const LIFETIME_SECONDS = 3600;

/** `POST /oauth2/v1/token` of the org server: a token for a service app, or for the client somebody signed on to. */
export async function token(org: Org, request: Request): Promise<Response> {
  const outcome = await grant(org, request);
  return outcome.match(
    (body) => Response.json(body),
    ({ status, error, description, headers }) =>
      Response.json(
        { error, error_description: description },
        { status, ...(headers === undefined ? {} : { headers }) },
      ),
  );
}

async function grant(org: Org, request: Request): Promise<Result<unknown, OAuthRefusal>> {
  const form = new URLSearchParams(await request.text());
  if (form.get("grant_type") === "authorization_code") return exchangeCode(org, request, form);
  if (form.get("grant_type") !== "client_credentials") {
    return err(oauthRefusal(400, "unsupported_grant_type", "The authorization grant type is not supported."));
  }
  const assertion = form.get("client_assertion");
  if (assertion === null || form.get("client_assertion_type") !== JWT_BEARER) {
    return err(
      oauthRefusal(
        401,
        "invalid_client",
        "Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.",
      ),
    );
  }
  const client = await checkAssertion(org, assertion);
  if (client.isErr()) return err(client.error);
  const app = client.value;

  const scopes = (form.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
  if (scopes.length === 0) return err(oauthRefusal(400, "invalid_scope", "The requested scope is missing."));
  if (!scopes.every((scope) => app.scopes.includes(scope) && !scope.endsWith(".self"))) {
    return err(
      oauthRefusal(
        400,
        "invalid_scope",
        "The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner.",
      ),
    );
  }

  const proof = request.headers.get("dpop");
  let jkt: string | undefined;
  if (app.dpop || proof !== null) {
    const url = `${org.baseUrl()}/oauth2/v1/token`;
    const checked = await checkProof(org, proof, { method: "POST", url });
    if (checked.isErr()) return err(checked.error);
    jkt = checked.value;
  }

  const accessToken = org.callRandom.text(64);
  for (const [known, { expiresAt }] of org.accessTokens)
    if (expiresAt < org.clock.now()) org.accessTokens.delete(known);
  org.accessTokens.set(accessToken, {
    token: accessToken,
    clientId: app.clientId,
    scopes,
    expiresAt: org.clock.now() + LIFETIME_SECONDS * 1000,
    ...(jkt === undefined ? {} : { jkt }),
  });
  return ok({
    token_type: jkt === undefined ? "Bearer" : "DPoP",
    expires_in: LIFETIME_SECONDS,
    access_token: accessToken,
    scope: scopes.join(" "),
  });
}

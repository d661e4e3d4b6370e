import type { Org } from "../org.ts";
import { oidcClient } from "./oidc-client.ts";
import { refusalPage, toSignIn } from "./pages.ts";
import { noteRefused } from "./saml-sign-on.ts";
import { sessionOf } from "./session-of.ts";

const CODE_LIFETIME_MS = 300_000;

/** `GET /oauth2/v1/authorize`: a browser wants to sign on to a client; it goes back with a code, or with the reason. */
export function authorize(org: Org, request: Request): Response {
  const asked = new URL(request.url).searchParams;
  const client = oidcClient(org, asked.get("client_id"));
  const redirectUri = asked.get("redirect_uri") ?? "";
  // Both are shown here: an address nobody vouched for is not to be sent to.
  if (client === undefined) return refusalPage(400, "Invalid value for 'client_id' parameter.");
  if (!client.redirectUris.includes(redirectUri)) {
    return refusalPage(400, "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.");
  }
  const back = (answer: Readonly<Record<string, string>>): Response => {
    const location = new URL(redirectUri);
    const state = asked.get("state");
    for (const [name, value] of Object.entries({ ...answer, ...(state === null ? {} : { state }) })) {
      location.searchParams.set(name, value);
    }
    return new Response(null, { status: 302, headers: { location: location.href } });
  };
  const refuse = (error: string, description: string) => back({ error, error_description: description });

  const scopes = (asked.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
  const challenge = asked.get("code_challenge") ?? undefined;
  if ((asked.get("state") ?? "") === "")
    return refuse("invalid_request", "The authentication request has an invalid 'state' parameter.");
  if (asked.get("response_type") !== "code" || !client.responseTypes.includes("code")) {
    return refuse("unsupported_response_type", "The response type is not supported by the authorization server.");
  }
  if (!client.grantTypes.includes("authorization_code")) {
    return refuse("unauthorized_client", "The client is not authorized to use the provided grant type.");
  }
  if (!scopes.includes("openid"))
    return refuse("invalid_scope", "The authorization server resource requires 'openid'.");
  if (challenge === undefined && client.pkceRequired) {
    return refuse("invalid_request", "PKCE code challenge is required by the application.");
  }
  if (challenge !== undefined && asked.get("code_challenge_method") !== "S256") {
    return refuse("invalid_request", "The 'code_challenge_method' must be S256.");
  }
  const session = sessionOf(org, request);
  if (session === undefined) {
    const isSilent = asked.get("prompt") === "none";
    return isSilent
      ? refuse("login_required", "The client specified not to prompt, but the user is not logged in.")
      : toSignIn(org.baseUrl(), request);
  }
  const { user } = session;
  if (org.appUsers.get(client.app.id)?.has(user.id) !== true) {
    noteRefused(org, user, client.app);
    return refuse("access_denied", "User is not assigned to the client application.");
  }
  const code = org.callRandom.text(43);
  org.oidc.codes.set(code, {
    clientId: client.id,
    userId: user.id,
    redirectUri,
    scopes,
    nonce: asked.get("nonce") ?? undefined,
    challenge,
    authenticatedAt: session.since,
    expiresAt: org.clock.now() + CODE_LIFETIME_MS,
  });
  return back({ code });
}

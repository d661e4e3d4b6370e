import type { App } from "../apps/app.ts";
import { keyInUse } from "../apps/app-keys.ts";
import { samlMetadata } from "../apps/saml-metadata.ts";
import type { Origin } from "../log/origin.ts";
import { appTarget, appUserTarget } from "../log/targets.ts";
import type { Org } from "../org.ts";
import { displayNameOf, loginOf, type User } from "../users/user.ts";
import { postingPage, refusalPage, toSignIn } from "./pages.ts";
import { readSamlRequest } from "./read-saml-request.ts";
import { samlResponse } from "./saml-response.ts";
import { samlSettings } from "./saml-settings.ts";
import { sessionOf } from "./session-of.ts";

/** `GET` or `POST /app/{name}/{exk…}/sso/saml`: a browser wants to get into an application. */
export async function signOnBySaml(org: Org, request: Request, name: string, key: string): Promise<Response> {
  const app = [...org.apps.values()].find((one) => one.name === name && one.externalKey === key);
  if (app === undefined || !app.signOnMode.startsWith("SAML")) return refusalPage(404, "There is no such application.");
  const asked = await readSamlRequest(request);
  if (asked.isErr()) return refusalPage(400, "The SAML request cannot be read.");
  const session = sessionOf(org, request);
  if (session === undefined) return toSignIn(org.baseUrl(), request);
  const { user } = session;
  const appUser = org.appUsers.get(app.id)?.get(user.id);
  if (appUser === undefined || app.status !== "ACTIVE") {
    noteRefused(org, user, app);
    return refusalPage(403, "You are not assigned this application in Okta. Ask your administrator for it.");
  }
  const settings = samlSettings(app);
  if (settings === undefined) {
    return refusalPage(501, `The sandbox does not know how ${app.name} signs people on: say it in settings.signOn.`);
  }
  const { id, relayState = settings.relayState } = asked.value;
  const question = { inResponseTo: id, authenticatedAt: session.since };
  const SAMLResponse = samlResponse({ org, app, user, appUser }, settings, question);
  org.log.record({
    eventType: "user.authentication.sso",
    by: personal(user),
    targets: [appTarget(app), appUserTarget(user, appUser.userName)],
  });
  return postingPage(settings.acsUrl, { SAMLResponse, RelayState: relayState });
}

/** `GET /app/{exk…}/sso/saml/metadata`: what anybody may read of an application's sign-on. */
export function publicMetadata(org: Org, key: string): Response {
  const app = [...org.apps.values()].find(({ externalKey }) => externalKey === key);
  const signing = app?.signOnMode.startsWith("SAML") === true ? keyInUse(org, app, null) : undefined;
  if (app === undefined || signing === undefined) return refusalPage(404, "There is no such application.");
  const headers = { "content-type": "application/xml;charset=utf-8" };
  return new Response(samlMetadata(org, app, signing), { status: 200, headers });
}

/** Somebody tried to get into an application that is not theirs. */
export function noteRefused(org: Org, user: User, app: App): void {
  org.log.record({
    eventType: "app.generic.unauth_app_access_attempt",
    by: personal(user),
    targets: [appTarget(app)],
    result: "FAILURE",
    severity: "WARN",
  });
}

/** A person as the one who did something. */
export function personal(user: User): Origin {
  return { actor: { id: user.id, type: "User", alternateId: loginOf(user), displayName: displayNameOf(user) } };
}

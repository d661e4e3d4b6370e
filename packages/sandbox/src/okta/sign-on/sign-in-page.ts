import type { OktaPeople } from "../okta-people.ts";
import type { Org } from "../org.ts";
import { foldLogin } from "../users/user.ts";
import { personPage, signInPath } from "./pages.ts";
import { escapeXml } from "./xml.ts";

/** `GET` asks who it is; the sandbox wants no password, so that a tester can be anybody. */
export function signInPage(request: Request, refusal?: string): Response {
  const onwards = new URL(request.url).searchParams.get("fromURI") ?? "/";
  const why = refusal === undefined ? "" : `<p role="alert">${escapeXml(refusal)}</p>`;
  const action = escapeXml(`${signInPath}?fromURI=${encodeURIComponent(onwards)}`);
  const form = `<form method="POST" action="${action}"><label for="username">Login</label><input id="username" name="username" autocomplete="username" required autofocus><button type="submit">Sign in</button></form>`;
  const markup = `<p>This is the sandbox: a login is enough.</p>${why}${form}`;
  return personPage(refusal === undefined ? 200 : 401, "Sign in to Okta", markup);
}

/** `POST` signs in whoever may, and goes on to where they wanted; nobody is sent to another machine. */
export async function signIn(org: Org, people: Pick<OktaPeople, "signIn">, request: Request): Promise<Response> {
  const username = new URLSearchParams(await request.text()).get("username") ?? "";
  const userId = org.logins.get(foldLogin(username));
  const session = userId === undefined ? undefined : people.signIn(userId);
  // One sentence for both: a stranger learns nothing about who is known.
  if (session === undefined) return signInPage(request, "Unable to sign in.");
  const wanted = new URL(request.url).searchParams.get("fromURI") ?? "/";
  const location = new URL(wanted, org.baseUrl());
  const isHere = location.origin === new URL(org.baseUrl()).origin;
  return new Response(null, {
    status: 302,
    headers: {
      location: isHere ? location.href : org.baseUrl(),
      "set-cookie": `sid=${session}; Path=/; HttpOnly; SameSite=Lax`,
    },
  });
}

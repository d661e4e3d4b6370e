import type { OktaPeople } from "../okta-people.ts";
import type { Org } from "../org.ts";
import { foldLogin } from "../users/user.ts";
import { escapeXml } from "./xml.ts";

/** Where browsers without a session are sent. */
export const signInPath = "/login/login.htm";

/** `GET` asks who it is; the sandbox wants no password, so that a tester can be anybody. */
export function signInPage(request: Request, refusal?: string): Response {
  const onwards = new URL(request.url).searchParams.get("fromURI") ?? "/";
  const why = refusal === undefined ? "" : `<p role="alert">${escapeXml(refusal)}</p>`;
  const action = escapeXml(`${signInPath}?fromURI=${encodeURIComponent(onwards)}`);
  const markup = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in</title><style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:24rem;margin:4rem auto;padding:0 1rem}label,input,button{display:block;width:100%;box-sizing:border-box;font:inherit}input,button{padding:.5rem;margin:.25rem 0 1rem}</style></head><body><main><h1>Sign in to Okta</h1><p>This is the sandbox: a login is enough.</p>${why}<form method="POST" action="${action}"><label for="username">Login</label><input id="username" name="username" type="email" autocomplete="username" required autofocus><button type="submit">Sign in</button></form></main></body></html>`;
  return new Response(markup, {
    status: refusal === undefined ? 200 : 401,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
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

import { peopleOf } from "../okta-people.ts";
import type { Org } from "../org.ts";
import { authorize } from "./authorize.ts";
import { discovery, publicKeys, userInfo } from "./oidc-pages.ts";
import { signInPath } from "./pages.ts";
import { publicMetadata, signOnBySaml } from "./saml-sign-on.ts";
import { signIn, signInPage } from "./sign-in-page.ts";

/**
 * What browsers and service providers ask of an org, with a cookie or with nothing: signing on, and what anybody may
 * read. `undefined` for every other address.
 */
export async function browserPage(org: Org, request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  const isRead = request.method === "GET";
  const [, name = "", key] = /^\/app\/([^/]+)\/(?:([^/]+)\/)?sso\/saml(?:\/metadata)?$/.exec(pathname) ?? [];
  if (name !== "" && key === undefined && isRead && pathname.endsWith("/metadata")) return publicMetadata(org, name);
  if (key !== undefined && !pathname.endsWith("/metadata") && (isRead || request.method === "POST")) {
    return signOnBySaml(org, request, name, key);
  }
  if (pathname === signInPath && request.method === "POST") return signIn(org, peopleOf(org), request);
  if (!isRead) return undefined;
  switch (pathname) {
    case signInPath:
      return signInPage(request);
    case "/.well-known/openid-configuration":
      return discovery(org);
    case "/oauth2/v1/authorize":
      return authorize(org, request);
    case "/oauth2/v1/keys":
      return publicKeys(org);
    case "/oauth2/v1/userinfo":
      return userInfo(org, request);
    default:
      return undefined;
  }
}

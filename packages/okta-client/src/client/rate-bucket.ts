/**
 * Names the rate-limit bucket an endpoint is counted in, as Okta's published table has them: the exact path first,
 * then the longest prefix, in places by method.
 *
 * @see https://developer.okta.com/docs/reference/rl-global-mgmt/
 */
export function bucketOf(endpoint: string): string {
  const method = endpoint.slice(0, endpoint.indexOf(" "));
  const path = endpoint.slice(endpoint.indexOf(" ") + 1).replaceAll(/\{[^}]*\}/g, "{}");
  if (path === "/api/v1/users") return path;
  if (path === "/api/v1/users/{}") return method === "GET" ? `GET ${path}` : path;
  if (path === "/api/v1/apps/{}" || path === "/api/v1/groups/{}") return path;
  const family = PREFIXES.find((prefix) => path === prefix || path.startsWith(`${prefix}/`));
  return family ?? "/api/v1";
}

const PREFIXES = ["/api/v1/apps", "/api/v1/groups", "/api/v1/logs", "/api/v1/devices", "/oauth2/v1/clients"];

/**
 * Reads a route such as `POST /api/v1/users/{id}`: a word in braces or `*` stands for one part of the path, `**` for
 * any rest, and `*` as the method for every method.
 */
export function routePattern(route: string): (method: string, pathname: string) => boolean {
  const [wantedMethod = "*", path = "/**"] = route.split(" ");
  const source = path
    .split("/")
    .map((part) => {
      if (part === "**") return ".*";
      if (part === "*" || /^\{.*\}$/.test(part)) return "[^/]+";
      return part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
    })
    .join("/");
  const pattern = new RegExp(`^${source}$`);
  return (method, pathname) => (wantedMethod === "*" || wantedMethod === method) && pattern.test(pathname);
}

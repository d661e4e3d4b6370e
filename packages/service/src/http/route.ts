import { refuse } from "./answer.ts";

/** Answers a request; `parameters` are the parts of the path that were left open, decoded. */
export type Handler = (request: Request, parameters: Readonly<Record<string, string>>) => Promise<Response>;

/** One address and what may be done there. */
export interface Route {
  /** `/tickets/:key` */
  readonly path: string;
  readonly methods: Readonly<Record<string, Handler>>;
}

/**
 * Gives a request to the route it is for. A mistake of ours is caught here and nowhere else: it is told to `onBug` and
 * answered without a word about its inside.
 */
export function routeRequest(
  routes: readonly Route[],
  onBug: (cause: unknown) => void,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname } = new URL(request.url);
    for (const { methods, path } of routes) {
      const parameters = match(path, pathname);
      if (parameters === undefined) continue;
      const handler = methods[request.method] ?? (request.method === "HEAD" ? methods["GET"] : undefined);
      if (handler === undefined) {
        const allowed = Object.keys(methods).join(", ");
        return refuse(405, "method-not-allowed", `Only ${allowed} is answered here.`, { allow: allowed });
      }
      try {
        return await handler(request, parameters);
      } catch (cause) {
        onBug(cause);
        return refuse(500, "bug", "This is a mistake of ours; nothing was lost, and it may be sent again.");
      }
    }
    return refuse(404, "no-such-address", "There is nothing at this address.");
  };
}

function match(path: string, pathname: string): Readonly<Record<string, string>> | undefined {
  const wanted = path.split("/");
  const found = pathname.replace(/\/+$/, "").split("/");
  if (wanted.length !== found.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = found[at] ?? "";
    if (part.startsWith(":") && value !== "") parameters[part.slice(1)] = decoded(value);
    else if (part !== value) return undefined;
  }
  return parameters;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

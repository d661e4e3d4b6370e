import { type Answer, refuse } from "./answer.ts";
import type { Incoming } from "./incoming.ts";

/** Answers a request; `parameters` are the parts of the path that were left open, decoded. */
export type Handler = (request: Incoming, parameters: Readonly<Record<string, string>>) => Promise<Answer>;

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
): (request: Incoming) => Promise<Answer> {
  const known = routes.map(({ methods, path }) => ({ methods, wanted: path.split("/") }));
  return async (request) => {
    const found = pathOf(request.url).split("/");
    for (const { methods, wanted } of known) {
      const parameters = match(wanted, found);
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

/** The path of an address, without a slash at its end. */
function pathOf(url: string): string {
  const [, path = ""] = /^(?:[a-z]+:\/\/[^/?#]*)?([^?#]*)/i.exec(url) ?? [];
  let end = path.length;
  while (path[end - 1] === "/") end -= 1;
  return path.slice(0, end);
}

function match(wanted: readonly string[], found: readonly string[]): Readonly<Record<string, string>> | undefined {
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

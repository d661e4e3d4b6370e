/** What a path matched, and the parts that stood for its placeholders, percent-decoded. */
export interface Match<Route> {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a request. */
export interface Router<Route> {
  /** Adds a route, `"GET /api/v1/users/{id}"`. A literal part wins over a placeholder, whatever came first. */
  add(pattern: string, route: Route): void;
  /** The route; or why there is none: nobody knows the path, or not with this method. */
  find(method: string, pathname: string): Match<Route> | "unknown-path" | "unknown-method";
}

interface Place<Route> {
  readonly literals: Map<string, Place<Route>>;
  anything?: Place<Route>;
  readonly methods: Map<string, { readonly route: Route; readonly names: readonly string[] }>;
}

/** A tree of path parts; each lookup walks the path once. */
export function createRouter<Route>(): Router<Route> {
  const root = place<Route>();

  return {
    add(pattern, route) {
      const [method = "", path = ""] = pattern.split(" ");
      const names: string[] = [];
      let here = root;
      for (const part of split(path)) {
        if (part.startsWith("{")) {
          names.push(part.slice(1, -1));
          here.anything ??= place();
          here = here.anything;
        } else {
          const next = here.literals.get(part) ?? place();
          here.literals.set(part, next);
          here = next;
        }
      }
      here.methods.set(method, { route, names });
    },

    find(method, pathname) {
      const parts = split(pathname);
      let pathKnown = false;
      const walk = (here: Place<Route>, index: number, taken: readonly string[]): Match<Route> | undefined => {
        const part = parts[index];
        if (part === undefined) {
          pathKnown ||= here.methods.size > 0;
          const found = here.methods.get(method);
          return found && { route: found.route, params: pair(found.names, taken) };
        }
        const literal = here.literals.get(part);
        const byLiteral = literal && walk(literal, index + 1, taken);
        if (byLiteral !== undefined) return byLiteral;
        return here.anything && walk(here.anything, index + 1, [...taken, part]);
      };
      return walk(root, 0, []) ?? (pathKnown ? "unknown-method" : "unknown-path");
    },
  };
}

function place<Route>(): Place<Route> {
  return { literals: new Map(), methods: new Map() };
}

function split(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}

function pair(names: readonly string[], values: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  names.forEach((name, i) => {
    params[name] = decode(values[i] ?? "");
  });
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone "%" is not an escape: take it as it stands
  }
}

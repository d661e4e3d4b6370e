import type { Random } from "../kernel/random.ts";
import { readPatch, withoutMember } from "./read-patch.ts";

/** Where provisioned applications without a server of their own are pushed to. Nobody can own such a name. */
export const recorderUrl = "https://scim.sandbox.invalid/v2";

/** A request an application got. */
export interface ScimRequest {
  /** ISO 8601 UTC, by the sandbox's clock. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** A user or group as the application keeps it. */
export type ScimResource = Readonly<Record<string, unknown>> & { readonly id: string };

/** A service provider that does what SCIM says and remembers what it was told. */
export interface ScimRecorder {
  handle(request: Request): Promise<Response>;
  readonly requests: readonly ScimRequest[];
  users(): readonly ScimResource[];
  groups(): readonly ScimResource[];
}

/** How a service provider takes what it is told. */
export interface ScimRecorderOptions {
  readonly random: Random;
  readonly now: () => string;
  /** Ids nobody made are refused; otherwise whatever Okta names was pushed before the recorder began. */
  readonly strict?: boolean;
  /** What becomes of somebody who is switched off. @defaultValue "keep" */
  readonly deactivated?: "keep" | "delete";
}

/** An empty service provider. All applications without an address share it. */
export function createScimRecorder(options: ScimRecorderOptions): ScimRecorder {
  const stores = { Users: new Map<string, ScimResource>(), Groups: new Map<string, ScimResource>() };
  const requests: ScimRequest[] = [];

  const forget = (userId: string): void => {
    stores.Users.delete(userId);
    for (const group of stores.Groups.values()) stores.Groups.set(group.id, withoutMember(group, userId));
  };

  const answer = (method: string, url: URL, body: Readonly<Record<string, unknown>>): Response => {
    const [kind = "", id] = url.pathname.split("/").slice(2);
    if (kind !== "Users" && kind !== "Groups") return failure(404, "Not found");
    const store = stores[kind];
    if (id === undefined && method === "GET") return list(store, url.searchParams.get("filter"));
    if (id === undefined && method === "POST") {
      const clash = [...store.values()].some((one) => kind === "Users" && one["userName"] === body["userName"]);
      if (clash) return failure(409, "The user name is taken");
      const made = { ...body, id: options.random.uuid() };
      store.set(made.id, made);
      return scim(made, 201);
    }
    if (id === undefined) return failure(405, "Not allowed");
    if (options.strict === true && !store.has(id)) return failure(404, "Not found");
    const known = store.get(id) ?? { id };
    switch (method) {
      case "GET":
        return scim(known);
      case "PUT":
      case "PATCH": {
        const saved = method === "PUT" ? { ...body, id: known.id } : { ...readPatch(known, body), id: known.id };
        store.set(known.id, saved);
        if (kind === "Users" && "active" in saved && saved.active === false && options.deactivated === "delete") {
          forget(known.id);
        }
        return scim(saved);
      }
      case "DELETE":
        store.delete(known.id);
        return new Response(null, { status: 204 });
      default:
        return failure(405, "Not allowed");
    }
  };

  return {
    async handle(request) {
      const url = new URL(request.url);
      const text = await request.text();
      const body: unknown = text === "" ? undefined : JSON.parse(text);
      const path = url.pathname.split("/").slice(2).join("/");
      requests.push({ at: options.now(), method: request.method, path: `/${path}${url.search}`, body });
      return answer(request.method, url, isRecord(body) ? body : {});
    },
    requests,
    users: () => [...stores.Users.values()],
    groups: () => [...stores.Groups.values()],
  };
}

function list(store: ReadonlyMap<string, ScimResource>, filter: string | null): Response {
  const [, attribute = "", value] = /^(\w+) eq "(.*)"$/.exec(filter ?? "") ?? [];
  const found = [...store.values()].filter((one) => filter === null || one[attribute] === value);
  return scim({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
    totalResults: found.length,
    startIndex: 1,
    itemsPerPage: found.length,
    Resources: found,
  });
}

function scim(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { "content-type": "application/scim+json" } });
}

function failure(status: number, detail: string): Response {
  return scim({ schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], status: String(status), detail }, status);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

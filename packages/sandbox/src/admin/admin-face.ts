import { deskAnswer } from "../desk-page/desk-page.ts";
import { createRouter } from "../kernel/router.ts";
import type { Vendor } from "../kernel/vendor.ts";
import type { AdminParts } from "./admin-parts.ts";
import { type AdminRoute, adminRoutes } from "./admin-routes.ts";

/** Everything below this path belongs to the sandbox and to no vendor. */
export const adminPath = "/_sandbox";

/**
 * A vendor with the sandbox's own face beside it: `/_sandbox` reads what everybody holds, declares faults, moves the
 * clock. Never struck by a fault, never counted by a limit.
 */
export function withAdminFace<V extends Pick<Vendor, "handle">>(vendor: V, parts: () => AdminParts): V {
  const router = createRouter<AdminRoute>();
  for (const { pattern, answer } of adminRoutes) router.add(pattern, answer);
  return {
    ...vendor,
    async handle(request) {
      const url = new URL(request.url);
      if (url.pathname !== adminPath && !url.pathname.startsWith(`${adminPath}/`)) return vendor.handle(request);
      if (!isFromHere(request)) return refusal(403, "The sandbox answers its own machine only.");
      const desk = await deskAnswer(parts(), request);
      if (desk !== undefined) return desk;
      const found = router.find(request.method, url.pathname);
      if (found === "unknown-path") return refusal(404, "There is no such page; GET /_sandbox lists them.");
      if (found === "unknown-method") return refusal(405, "Not with this method.");
      const body = await readBody(request);
      if (body === "not JSON") return refusal(415, "Send JSON, with its content type.");
      return found.route({ parts: parts(), params: found.params, query: url.searchParams, body: body.value });
    },
  };
}

/**
 * A page somewhere on the web must not reach in: a foreign host name means a rebound address, and a body that is not
 * JSON could have come from a form.
 */
function isFromHere(request: Request): boolean {
  const host = request.headers.get("host");
  return host === null || /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
}

async function readBody(request: Request): Promise<{ readonly value: unknown } | "not JSON"> {
  if (request.method === "GET" || request.method === "DELETE") return { value: undefined };
  const text = await request.text();
  if (!/json/i.test(request.headers.get("content-type") ?? "")) return "not JSON";
  try {
    return { value: text === "" ? {} : JSON.parse(text) };
  } catch {
    return "not JSON";
  }
}

function refusal(status: number, sentence: string): Response {
  return Response.json({ error: sentence }, { status });
}

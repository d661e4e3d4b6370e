import { err, ok, Result, ResultAsync, safeTry } from "neverthrow";
import type { Match, Router } from "../../kernel/router.ts";
import { admit, authenticate } from "../auth/authenticate.ts";
import type { Caller } from "../auth/caller.ts";
import { grantToken } from "../auth/oauth.ts";
import type { Limiter } from "../rates/limiter.ts";
import { asServiceProblem } from "../service/service-problem.ts";
import type { Site } from "../site.ts";
import { type Reply, run } from "./call.ts";
import { type Destination, destinationOf } from "./doors.ts";
import { type Problem, problems, wordsOf } from "./problem.ts";
import type { Route } from "./route.ts";

/** Answers one request, whichever host it is for. */
export async function answer(site: Site, router: Router<Route>, limiter: Limiter, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.pathname === "/oauth/token" && request.method === "POST") {
    return withCommonHeaders(site, grantToken(site, await bodyOf(request)), {});
  }
  if (url.pathname === "/oauth/token/accessible-resources") return accessibleResources(site, request);
  const to = destinationOf(url.pathname);
  let rate: Readonly<Record<string, string>> = {};
  const reply = await safeTry(async function* () {
    yield* knownSite(site, to);
    const caller = yield* authenticate(site, request.headers, to.door);
    const { route, params } = yield* find(router, request.method, to.path, url.pathname);
    const [method = "", pattern = ""] = route.pattern.split(" ");
    const counted = { caller, method, pattern, path: to.path };
    const verdict = limiter.count(counted);
    rate = verdict.headers;
    if (verdict.refusal !== undefined) return err(verdict.refusal);
    yield* admit(caller, route.scope);
    const read = yield* await readBody(request, to.path);
    const done = await run(route.handler, {
      site,
      params,
      query: url.searchParams,
      headers: request.headers,
      ...read,
      caller,
      version: to.version,
      base: `${site.baseUrl()}${to.prefix}`,
      path: to.path,
    });
    rate = limiter.charge(counted, done.isOk() ? done.value.body : undefined);
    return done;
  });
  const response = reply.match(
    (good) => success(good),
    (bad) => refusal(site, to, url.pathname, bad),
  );
  return withCommonHeaders(site, response, rate);
}

function knownSite(site: Site, { cloudId }: Destination): Result<void, Problem> {
  if (cloudId === undefined || cloudId === site.cloudId) return ok(undefined);
  return err({ family: "gateway", status: 404, message: "No message available" });
}

function find(router: Router<Route>, method: string, path: string, shown: string): Result<Match<Route>, Problem> {
  const found = router.find(method, path);
  if (found === "unknown-path") {
    const detail = `No endpoint ${method} ${shown}.`;
    return err({ family: "endpoint", status: 404, title: "Not Found", detail });
  }
  if (found === "unknown-method") {
    const detail = `Method '${method}' is not supported.`;
    return err({ family: "endpoint", status: 405, title: "Method Not Allowed", detail });
  }
  return ok(found);
}

const parseJson = Result.fromThrowable((text: string): unknown => JSON.parse(text));

async function readBody(
  request: Request,
  path: string,
): Promise<Result<{ readonly body: unknown; readonly upload?: FormData }, Problem>> {
  if (request.method === "GET" || request.method === "HEAD") return ok({ body: undefined });
  const type = request.headers.get("content-type") ?? "";
  if (/multipart\/form-data/i.test(type)) {
    const upload = ResultAsync.fromThrowable(async () => request.formData());
    return upload()
      .map((parts) => ({ body: undefined, upload: parts }))
      .mapErr(() => problems.invalidPayload);
  }
  const text = await request.text();
  if (text === "") return ok({ body: undefined });
  // A bare string without a JSON type is for its own route to refuse.
  if (!/json/i.test(type)) return path.endsWith("/watchers") ? ok({ body: text }) : err(problems.unsupportedMediaType);
  return parseJson(text)
    .map((body) => ({ body }))
    .mapErr(() => problems.invalidPayload);
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  if (/x-www-form-urlencoded/i.test(request.headers.get("content-type") ?? "")) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  return parseJson(text).unwrapOr({});
}

function accessibleResources(site: Site, request: Request): Response {
  const caller = authenticate(site, request.headers, "gateway").unwrapOr<Caller>({ proof: "anonymous" });
  if (caller.user === undefined) return Response.json({ code: 401, message: "Unauthorized" }, { status: 401 });
  return Response.json([
    {
      id: site.cloudId,
      url: site.baseUrl(),
      name: site.name,
      scopes: caller.scopes ?? [],
      avatarUrl: `${site.baseUrl()}/avatar/site/${site.cloudId}`,
    },
  ]);
}

function success(reply: Reply): Response {
  const body = reply.bytes ?? (reply.body === undefined ? null : JSON.stringify(reply.body));
  const response = new Response(body, {
    status: reply.status,
    ...(reply.headers === undefined ? {} : { headers: { ...reply.headers } }),
  });
  if (reply.body !== undefined) response.headers.set("content-type", "application/json;charset=UTF-8");
  return response;
}

/** The same fault has another body on another path. */
function refusal(site: Site, to: Destination, shown: string, problem: Problem): Response {
  const fitting = to.path.startsWith("/rest/servicedeskapi/")
    ? asServiceProblem(problem)
    : to.path.startsWith("/jira/forms/") && problem.family === "platform"
      ? formProblem(problem)
      : problem;
  switch (fitting.family) {
    case "platform": {
      const { status, messages, errors } = fitting;
      return send(status, { errorMessages: messages, ...(errors === undefined ? {} : { errors }) });
    }
    case "endpoint": {
      const { status, title, detail } = fitting;
      return send(
        status,
        { type: "about:blank", title, status, detail, instance: shown },
        "application/problem+json;charset=UTF-8",
      );
    }
    case "service":
      return send(fitting.status, {
        errorMessage: fitting.message,
        i18nErrorMessage: { i18nKey: fitting.key, parameters: [] },
      });
    case "form": {
      const { status, code, title, detail } = fitting;
      const context = [...shown.matchAll(/\/(issue|form)\/([^/]+)/g)].map(([, type, id]) => ({ type, id }));
      return send(status, { errors: [{ status, code, title, detail, context }] });
    }
    case "gateway": {
      const { status, message } = fitting;
      const body = { timestamp: site.clock.iso(), status, error: "Not Found", message, path: shown };
      const response = send(status, body, "application/json");
      response.headers.set("x-failure-category", "FAILURE_CLIENT_TCS");
      return response;
    }
    case "bare": {
      const headers = { ...fitting.headers };
      if (fitting.body === undefined) return new Response(null, { status: fitting.status, headers });
      if (typeof fitting.body === "string") return new Response(fitting.body, { status: fitting.status, headers });
      return Response.json(fitting.body, { status: fitting.status, headers });
    }
  }
}

function formProblem(problem: Problem): Problem {
  return {
    family: "form",
    status: problem.status,
    code: "BAD_REQUEST",
    title: "Bad Request",
    detail: wordsOf(problem),
  };
}

function send(status: number, body: unknown, type = "application/json;charset=UTF-8"): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": type } });
}

/** Adds what every answer carries: ids for support, and the time. */
export function withCommonHeaders(site: Site, response: Response, rate: Readonly<Record<string, string>>): Response {
  const { headers } = response;
  for (const [name, value] of Object.entries(rate)) headers.set(name, value);
  headers.set("atl-traceid", site.callIds.uuid().replaceAll("-", ""));
  headers.set("x-arequestid", site.callIds.uuid().replaceAll("-", ""));
  headers.set("date", new Date(site.clock.now()).toUTCString());
  headers.set("cache-control", "no-cache, no-store, no-transform");
  headers.set("x-content-type-options", "nosniff");
  return response;
}

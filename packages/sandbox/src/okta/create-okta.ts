import { err, ok, Result, safeTry } from "neverthrow";
import type { FaultWords } from "../faults/with-faults.ts";
import type { VirtualClock } from "../kernel/clock.ts";
import type { Outbound } from "../kernel/outbound.ts";
import type { Random } from "../kernel/random.ts";
import { createRouter, type Router } from "../kernel/router.ts";
import { separateLinks } from "../kernel/separate-links.ts";
import type { Vendor } from "../kernel/vendor.ts";
import { authenticate, type Caller, hasScope } from "./auth/authenticate.ts";
import { token } from "./auth/token-endpoint.ts";
import { createOrg } from "./create-org.ts";
import { oktaFaultWords } from "./fault-words.ts";
import { json, type Reply, run } from "./http/call.ts";
import { type OktaProblem, problemBody, problems } from "./http/problem.ts";
import type { Route } from "./http/route.ts";
import { type Origin, okta } from "./log/origin.ts";
import { type OktaPeople, peopleOf } from "./okta-people.ts";
import type { OktaSeed } from "./okta-seed.ts";
import { type OktaState, stateOf } from "./okta-state.ts";
import type { Org } from "./org.ts";
import { createLimiter, type Limiter, type Verdict } from "./rates/limiter.ts";
import { allows } from "./roles/admin-role.ts";
import { oktaRoutes } from "./routes.ts";
import { browserPage } from "./sign-on/browser-pages.ts";
import { snapshotOrg } from "./snapshot-org.ts";

/** What the simulated Okta needs from the sandbox around it. */
export interface OktaOptions {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly outbound: Outbound;
  readonly seed?: OktaSeed;
  /** Where the server listens; known only once it does. */
  readonly baseUrl: () => string;
}

/** A simulated org. */
export interface OktaVendor extends Vendor {
  /** What the org holds, read without a call. */
  readonly state: OktaState;
  /** What people do in the org that no management call can: sign in, follow a link, forget a password. */
  readonly people: OktaPeople;
  /** How Okta words what a declared fault makes it say. */
  readonly faultWords: FaultWords;
  snapshot(): OktaSeed;
}

/** An org from its seed. */
export function createOkta(options: OktaOptions): OktaVendor {
  const org = createOrg(options);
  const router = createRouter<Route>();
  for (const route of oktaRoutes) router.add(route.pattern, route);
  const limiter = createLimiter(org);

  return {
    state: stateOf(org),
    people: peopleOf(org),
    faultWords: oktaFaultWords(org, (response) => withCommonHeaders(org, response, org.callRandom.text(27))),
    snapshot: () => snapshotOrg(org),
    async handle(request) {
      const leave = limiter.enter();
      try {
        return await answer(org, router, limiter, request);
      } finally {
        leave();
      }
    },
  };
}

async function answer(org: Org, router: Router<Route>, limiter: Limiter, request: Request): Promise<Response> {
  const requestId = org.callRandom.text(27);
  const url = new URL(request.url);
  if (url.pathname === "/oauth2/v1/token" && request.method === "POST") {
    return withCommonHeaders(org, await token(org, request), requestId);
  }
  const page = await browserPage(org, request);
  if (page !== undefined) return withCommonHeaders(org, page, requestId);
  let rate: Readonly<Record<string, string>> = {};
  const reply = await safeTry(async function* () {
    const body = yield* await readJson(request);
    const caller = yield* await authenticate(org, request);
    const verdict = limiter.count(caller.principal.id, request.method, url.pathname);
    rate = verdict.headers;
    noteRate(org, verdict);
    if (!verdict.allowed) return err(problems.tooManyCalls);
    const { route, params } = yield* find(router, request.method, url.pathname);
    const admission = yield* admit(org, route, caller);
    if (admission === "empty") return ok(json([]));
    return await run(route.handler, {
      org,
      params,
      query: url.searchParams,
      headers: request.headers,
      body,
      uri: `${url.pathname}${url.search}`,
      principal: caller.principal,
      origin: originOf(caller, requestId, url, request),
    });
  });
  return reply.match(
    (good) => success(org, good, requestId, rate),
    (bad) => refusal(org, bad, requestId, rate),
  );
}

function find(router: Router<Route>, method: string, pathname: string) {
  const found = router.find(method, pathname);
  if (found === "unknown-path") return err(problems.unknownPath);
  return found === "unknown-method" ? err(problems.unknownMethod) : ok(found);
}

/** Scopes say what a caller may do, roles where: both must agree. */
function admit(org: Org, route: Route, { principal }: Caller): Result<"in" | "empty", OktaProblem> {
  if (!hasScope(principal, route.scope)) {
    const wanted = `Bearer authorization_uri="/oauth2/v1/authorize", realm="/", scope="${route.scope}"`;
    return err({
      ...problems.notAllowed,
      headers: {
        "www-authenticate": `${wanted}, error="insufficient_scope", error_description="The access token provided does not contain the required scopes."`,
      },
    });
  }
  if (principal.roles.some((role) => allows(role, route.permission))) return ok("in");
  return route.list === true && org.settings.listWithoutRole === "empty" ? ok("empty") : err(problems.notAllowed);
}

async function readJson(request: Request): Promise<Result<unknown, OktaProblem>> {
  if (request.method === "GET" || request.method === "HEAD") return ok(undefined);
  const { headers } = request;
  // Only a request off a real wire names its host; one made in memory has no length to check.
  const isFromWire = headers.has("host");
  const isWrite = request.method === "POST" || request.method === "PUT";
  if (isWrite && isFromWire && !headers.has("content-length") && !headers.has("transfer-encoding")) {
    return err(problems.lengthRequired);
  }
  const text = await request.text();
  if (text === "") return ok(undefined);
  const type = headers.get("content-type");
  if (type !== null && !/json/i.test(type)) return err(problems.unsupportedMediaType);
  // Okta stores at most three bytes a character.
  if (/[\u{10000}-\u{10FFFF}]/u.test(text)) return err(problems.malformedBody);
  return parseJson(text).mapErr(() => problems.malformedBody);
}

const parseJson = Result.fromThrowable((text: string): unknown => JSON.parse(text));

function originOf(caller: Caller, id: string, url: URL, request: Request): Origin {
  return {
    actor: caller.actor,
    request: {
      id,
      uri: `${url.pathname}${url.search}`,
      userAgent: request.headers.get("user-agent") ?? "unknown",
      ...(caller.apiTokenId === undefined ? {} : { apiTokenId: caller.apiTokenId }),
    },
  };
}

function noteRate(org: Org, verdict: Verdict): void {
  if (verdict.event === undefined) return;
  const eventType =
    verdict.event === "concurrency" ? "core.concurrency.org.limit.violation" : `system.org.rate_limit.${verdict.event}`;
  org.log.record({ eventType, by: okta, severity: "WARN", debug: { url: verdict.bucket } });
}

function success(org: Org, reply: Reply, requestId: string, rate: Readonly<Record<string, string>>): Response {
  const text = reply.text?.content ?? (reply.body === undefined ? null : JSON.stringify(reply.body));
  const response = new Response(text, { status: reply.status, headers: { ...rate, ...reply.headers } });
  if (text !== null) response.headers.set("content-type", reply.text?.type ?? "application/json");
  if (reply.links !== undefined) {
    response.headers.set("link", reply.links.join(", "));
    if (org.settings.linkHeaders === "separate") separateLinks.set(response, reply.links);
  }
  return withCommonHeaders(org, response, requestId);
}

function refusal(org: Org, bad: OktaProblem, requestId: string, rate: Readonly<Record<string, string>>): Response {
  const headers = { ...rate, ...bad.headers };
  const isMute =
    headers["www-authenticate"]?.includes("insufficient_scope") === true && org.settings.missingScopeBody === "empty";
  const response = isMute
    ? new Response(null, { status: bad.status, headers })
    : Response.json(problemBody(bad, `oae${org.callRandom.text(22)}`), { status: bad.status, headers });
  return withCommonHeaders(org, response, requestId);
}

function withCommonHeaders(org: Org, response: Response, requestId: string): Response {
  const { headers } = response;
  headers.set("x-okta-request-id", requestId);
  // The server's clock is what a client should measure a rate limit's reset by.
  headers.set("date", new Date(org.clock.now()).toUTCString());
  headers.set("cache-control", "no-cache, no-store");
  headers.set("pragma", "no-cache");
  headers.set("expires", "0");
  headers.set("x-content-type-options", "nosniff");
  headers.set("p3p", 'CP="HONK"');
  return response;
}

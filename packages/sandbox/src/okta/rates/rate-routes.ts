import { err } from "neverthrow";
import { z } from "zod";
import { type Call, json, made, readBody } from "../http/call.ts";
import { invalid, notFound, problems } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { conditions } from "../search/filter.ts";
import { parseFilter } from "../search/parse-filter.ts";
import type { PrincipalRate } from "./principal-rate.ts";

const READ = { scope: "okta.rateLimits.read", permission: "okta.rateLimits.read" };
const MANAGE = { scope: "okta.rateLimits.manage", permission: "okta.rateLimits.manage" };
const SHARES_READ = { scope: "okta.principalRateLimits.read", permission: "okta.principalRateLimits.read" };
const SHARES_MANAGE = { scope: "okta.principalRateLimits.manage", permission: "okta.principalRateLimits.manage" };

const percent = z.int().min(0).max(100).optional();
const ShareBody = z.looseObject({
  principalId: z.string(),
  principalType: z.enum(["SSWS_TOKEN", "OAUTH_CLIENT"]),
  defaultPercentage: percent,
  defaultConcurrencyPercentage: percent,
});

/** `/api/v1/rate-limit-settings` and `/api/v1/principal-rate-limits`: who may use how much of the org's limits. */
export const rateRoutes: readonly Route[] = [
  route("GET /api/v1/rate-limit-settings/warning-threshold", READ, ({ org }) =>
    json({ warningThreshold: org.warningThreshold }),
  ),

  route("PUT /api/v1/rate-limit-settings/warning-threshold", MANAGE, function* (call) {
    const { warningThreshold } = yield* readBody(call, z.looseObject({ warningThreshold: z.number() }));
    if (warningThreshold < 30 || warningThreshold > 90) {
      return yield* err(invalid("warningThreshold", "warningThreshold: The value must be between 30 and 90"));
    }
    call.org.warningThreshold = warningThreshold;
    return json({ warningThreshold });
  }),

  route("GET /api/v1/rate-limit-settings/admin-notifications", READ, () => json({ notificationsEnabled: true })),

  route("GET /api/v1/principal-rate-limits", { ...SHARES_READ, list: true }, function* (call) {
    const filter = parseFilter(call.query.get("filter") ?? "");
    // Okta lists one kind of principal at a time.
    const asked = filter && conditions(filter).find(({ attribute }) => attribute === "principalType");
    if (asked?.kind !== "compare") return yield* err(problems.badFilter);
    const rates = [...call.org.principalRates.values()];
    return json(rates.filter(({ principalType }) => principalType === asked.value).map((rate) => view(call, rate)));
  }),

  route("POST /api/v1/principal-rate-limits", SHARES_MANAGE, function* (call) {
    const body = yield* readBody(call, ShareBody);
    const clash = [...call.org.principalRates.values()].some(({ principalId }) => principalId === body.principalId);
    if (clash) return yield* err(invalid("principalId", "principalId: A limit for this principal already exists"));
    return made(view(call, save(call, body, undefined)));
  }),

  route("GET /api/v1/principal-rate-limits/{principalRateLimitId}", SHARES_READ, function* (call) {
    const id = call.params["principalRateLimitId"]!;
    const rate = call.org.principalRates.get(id);
    return rate === undefined ? yield* err(notFound(id, "PrincipalRateLimitEntity")) : json(view(call, rate));
  }),

  route("PUT /api/v1/principal-rate-limits/{principalRateLimitId}", SHARES_MANAGE, function* (call) {
    const id = call.params["principalRateLimitId"]!;
    const before = call.org.principalRates.get(id);
    if (before === undefined) return yield* err(notFound(id, "PrincipalRateLimitEntity"));
    return json(view(call, save(call, yield* readBody(call, ShareBody), before)));
  }),
];

function save(call: Call, body: z.infer<typeof ShareBody>, before: PrincipalRate | undefined): PrincipalRate {
  const { org, principal } = call;
  const now = org.clock.iso();
  const by = principal.userId ?? principal.clientId ?? principal.id;
  const rate: PrincipalRate = {
    id: before?.id ?? org.random.oktaId("prl"),
    principalId: before?.principalId ?? body.principalId,
    principalType: before?.principalType ?? body.principalType,
    defaultPercentage: body.defaultPercentage ?? 50,
    defaultConcurrencyPercentage: body.defaultConcurrencyPercentage ?? 75,
    created: before?.created ?? now,
    createdBy: before?.createdBy ?? by,
    lastUpdated: now,
    lastUpdatedBy: by,
  };
  org.principalRates.set(rate.id, rate);
  return rate;
}

function view({ org }: Call, { created, lastUpdated, ...rate }: PrincipalRate): unknown {
  return { ...rate, orgId: org.id, createdDate: created, lastUpdate: lastUpdated };
}

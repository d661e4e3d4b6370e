import { err, ok, type Result } from "neverthrow";
import { type Call, json, noContent } from "../http/call.ts";
import { notFound, type OktaProblem } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { userTarget } from "../log/targets.ts";
import { userByAnyName } from "../users/find-user.ts";
import type { User } from "../users/user.ts";
import type { Factor } from "./factor.ts";

const READ = { scope: "okta.users.read", permission: "okta.users.read" };
const RESET = { scope: "okta.users.manage", permission: "okta.users.credentials.resetFactors" };

/** `/api/v1/users/{id}/factors`: what a user proves themselves with besides a password. */
export const factorRoutes: readonly Route[] = [
  route("GET /api/v1/users/{id}/factors", { ...READ, list: true }, function* (call) {
    const user = yield* userByAnyName(call, call.params["id"]!);
    return json((call.org.factors.get(user.id) ?? []).map((factor) => factorView(call, user, factor)));
  }),

  route("GET /api/v1/users/{id}/factors/{factorId}", READ, function* (call) {
    const user = yield* userByAnyName(call, call.params["id"]!);
    return json(factorView(call, user, yield* factorOf(call, user)));
  }),

  route("DELETE /api/v1/users/{id}/factors/{factorId}", RESET, function* (call) {
    const { org } = call;
    const user = yield* userByAnyName(call, call.params["id"]!);
    const factor = yield* factorOf(call, user);
    org.factors.set(
      user.id,
      (org.factors.get(user.id) ?? []).filter(({ id }) => id !== factor.id),
    );
    org.log.record({ eventType: "user.mfa.factor.deactivate", by: call.origin, targets: [userTarget(user)] });
    return noContent;
  }),
];

function factorOf(call: Call, user: User): Result<Factor, OktaProblem> {
  const id = call.params["factorId"]!;
  const factor = call.org.factors.get(user.id)?.find((one) => one.id === id);
  return factor === undefined ? err(notFound(id, "UserFactor")) : ok(factor);
}

function factorView({ org }: Call, user: User, factor: Factor): unknown {
  const base = `${org.baseUrl()}/api/v1/users/${user.id}`;
  return {
    id: factor.id,
    factorType: factor.factorType,
    provider: factor.provider,
    vendorName: factor.provider,
    status: factor.status,
    created: factor.created,
    lastUpdated: factor.created,
    _links: {
      self: { href: `${base}/factors/${factor.id}`, hints: { allow: ["GET", "DELETE"] } },
      user: { href: base, hints: { allow: ["GET"] } },
    },
  };
}

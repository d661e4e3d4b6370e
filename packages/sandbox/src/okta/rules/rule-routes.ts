import { err } from "neverthrow";
import { nameOf } from "../groups/group.ts";
import { type Call, flag, json, noContent } from "../http/call.ts";
import { page } from "../http/page.ts";
import { invalid, problems } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { ruleTarget } from "../log/targets.ts";
import type { GroupRule } from "./group-rule.ts";
import { reviewEverybodySoon } from "./review.ts";
import { ruleView } from "./rule-view.ts";
import { deleteRule, ruleById, writeRule } from "./write-rule.ts";

const MANAGE = { scope: "okta.groups.manage", permission: "okta.groups.manage" };
const READ = { scope: "okta.groups.read", permission: "okta.groups.read" };

/** `/api/v1/groups/rules`. */
export const ruleRoutes: readonly Route[] = [
  route("GET /api/v1/groups/rules", { ...READ, list: true }, function* (call) {
    const words = call.query.get("search")?.toLowerCase();
    const rules = [...call.org.rules.values()]
      .filter((rule) => words === undefined || `${rule.name} ${rule.condition}`.toLowerCase().includes(words))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return yield* page(
      call,
      rules,
      ({ id }) => id,
      (rule) => expanded(call, rule),
      { defaultLimit: 50, maxLimit: 200 },
    );
  }),

  route("POST /api/v1/groups/rules", MANAGE, async function* (call) {
    if (call.org.ruleWriteInFlight) return yield* err(problems.rulesBusy);
    call.org.ruleWriteInFlight = true;
    // Priorities are worked out for a while, and meanwhile every other new rule is refused.
    await new Promise((nextTurn) => setImmediate(nextTurn));
    call.org.ruleWriteInFlight = false;
    const rule = yield* writeRule(call, undefined);
    call.org.log.record({ eventType: "group.rule.create", by: call.origin, targets: [ruleTarget(rule)] });
    return json(ruleView(call.org, rule));
  }),

  route("GET /api/v1/groups/rules/{ruleId}", READ, function* (call) {
    return json(expanded(call, yield* ruleById(call, call.params["ruleId"]!)));
  }),

  route("PUT /api/v1/groups/rules/{ruleId}", MANAGE, function* (call) {
    const rule = yield* ruleById(call, call.params["ruleId"]!);
    return json(ruleView(call.org, yield* writeRule(call, rule)));
  }),

  route("DELETE /api/v1/groups/rules/{ruleId}", MANAGE, function* (call) {
    const rule = yield* ruleById(call, call.params["ruleId"]!);
    yield* deleteRule(call, rule, flag(call, "removeUsers", false));
    return { status: 202, body: {} };
  }),

  route("POST /api/v1/groups/rules/{ruleId}/lifecycle/activate", MANAGE, function* (call) {
    const { org } = call;
    const rule = yield* ruleById(call, call.params["ruleId"]!);
    if (rule.status === "INVALID") return yield* err(invalid("status", "status: An invalid rule cannot be activated"));
    org.rules.set(rule.id, { ...rule, status: "ACTIVE", lastUpdated: org.clock.iso() });
    org.log.record({ eventType: "group.user_membership.rule.trigger", by: call.origin, targets: [ruleTarget(rule)] });
    reviewEverybodySoon(org, rule.id);
    return noContent;
  }),

  route("POST /api/v1/groups/rules/{ruleId}/lifecycle/deactivate", MANAGE, function* (call) {
    const { org } = call;
    const rule = yield* ruleById(call, call.params["ruleId"]!);
    if (rule.status === "INVALID")
      return yield* err(invalid("status", "status: An invalid rule cannot be deactivated"));
    org.rules.set(rule.id, { ...rule, status: "INACTIVE", lastUpdated: org.clock.iso() });
    return noContent;
  }),
];

function expanded(call: Call, rule: GroupRule): unknown {
  const view = ruleView(call.org, rule);
  if (call.query.get("expand") !== "groupIdToGroupNameMap") return view;
  const names = rule.groupIds.flatMap((id) => {
    const group = call.org.groups.get(id);
    return group === undefined ? [] : [[id, nameOf(group)]];
  });
  return { ...view, _embedded: { groupIdToGroupNameMap: Object.fromEntries(names) } };
}

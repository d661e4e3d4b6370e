import { err, ok, type Result } from "neverthrow";
import { z } from "zod";
import { type Call, json, noContent, readBody } from "../http/call.ts";
import { page } from "../http/page.ts";
import { type Problem, refuse } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { can } from "../permissions/can.ts";
import { clauses } from "../search/jql.ts";
import { parseJql } from "../search/parse-jql.ts";
import { nextId } from "../site.ts";
import type { Webhook } from "./webhook.ts";

const MONTH = 30 * 86_400_000;
const PER_APP = 5;
const MANAGE = "manage:jira-webhook";

const AdminBody = z.looseObject({
  name: z.string().min(1),
  url: z.string().min(1),
  events: z.array(z.string()).default([]),
  filters: z.record(z.string(), z.string()).default({}),
  excludeBody: z.boolean().default(false),
  secret: z.string().optional(),
});

const DynamicBody = z.looseObject({
  url: z.string(),
  webhooks: z.array(z.looseObject({ events: z.array(z.string()), jqlFilter: z.string() })),
});

const IdsBody = z.looseObject({ webhookIds: z.array(z.number()) });

/** Webhooks: those an admin registers, and those an app registers for itself. */
export const webhookRoutes: readonly Route[] = [
  route("GET /rest/webhooks/1.0/webhook", "", function* (call) {
    yield* admin(call);
    return json(
      [...call.site.webhooks.values()]
        .filter(({ dynamic }) => dynamic === undefined)
        .map((one) => adminView(call, one)),
    );
  }),
  route("POST /rest/webhooks/1.0/webhook", "", function* (call) {
    yield* admin(call);
    const body = yield* readBody(call, AdminBody);
    if (!/^https?:\/\//.test(body.url)) return yield* err(refuse(400, "The url is not valid."));
    const filter = parseJql(body.filters["issue-related-events-section"] ?? "");
    if (filter.isErr()) return yield* err(refuse(400, filter.error));
    const webhook = readAdmin(nextId(call.site, "webhook", 1), body, undefined);
    call.site.webhooks.set(webhook.id, webhook);
    return json(adminView(call, webhook), 201);
  }),
  route("GET /rest/webhooks/1.0/webhook/{id}", "", function* (call) {
    yield* admin(call);
    return json(adminView(call, yield* pathWebhook(call)));
  }),
  route("PUT /rest/webhooks/1.0/webhook/{id}", "", function* (call) {
    yield* admin(call);
    const known = yield* pathWebhook(call);
    const body = yield* readBody(call, AdminBody);
    // Without a secret in the body the old one stays.
    const next = readAdmin(known.id, body, known.secret);
    call.site.webhooks.set(known.id, next);
    return json(adminView(call, next));
  }),
  route("DELETE /rest/webhooks/1.0/webhook/{id}", "", function* (call) {
    yield* admin(call);
    call.site.webhooks.delete((yield* pathWebhook(call)).id);
    return noContent;
  }),

  route("GET /rest/api/3/webhook", MANAGE, function* (call) {
    const clientId = yield* appOf(call);
    const own = ownWebhooks(call, clientId);
    const cut = yield* page(call, own, 100);
    return json({
      ...cut,
      values: cut.values.map(({ id, jql, events, url, dynamic }) => ({
        id: Number(id),
        url,
        jqlFilter: jql ?? "",
        events,
        expirationDate: dynamic === undefined ? undefined : Date.parse(dynamic.expires),
      })),
    });
  }),
  route("POST /rest/api/3/webhook", MANAGE, function* (call) {
    const clientId = yield* appOf(call);
    const body = yield* readBody(call, DynamicBody);
    const { site } = call;
    const webhookRegistrationResult = body.webhooks.map(({ events, jqlFilter }) => {
      const problem =
        ownWebhooks(call, clientId).length >= PER_APP
          ? `The maximum number of webhooks for this app is ${PER_APP}.`
          : dynamicFilterProblem(jqlFilter);
      if (problem !== undefined) return { errors: [problem] };
      const id = nextId(site, "webhook", 1);
      site.webhooks.set(id, {
        id,
        name: "",
        url: body.url,
        events,
        jql: jqlFilter,
        enabled: true,
        excludeBody: false,
        dynamic: { clientId, expires: new Date(site.clock.now() + MONTH).toISOString() },
      });
      return { createdWebhookId: Number(id) };
    });
    return json({ webhookRegistrationResult });
  }),
  route("DELETE /rest/api/3/webhook", MANAGE, function* (call) {
    const clientId = yield* appOf(call);
    const { webhookIds } = yield* readBody(call, IdsBody);
    for (const { id } of ownWebhooks(call, clientId))
      if (webhookIds.includes(Number(id))) call.site.webhooks.delete(id);
    return { status: 202 };
  }),
  route("PUT /rest/api/3/webhook/refresh", MANAGE, function* (call) {
    const clientId = yield* appOf(call);
    const { webhookIds } = yield* readBody(call, IdsBody);
    const expires = new Date(call.site.clock.now() + MONTH).toISOString();
    for (const webhook of ownWebhooks(call, clientId)) {
      if (webhookIds.includes(Number(webhook.id))) {
        call.site.webhooks.set(webhook.id, { ...webhook, dynamic: { clientId, expires } });
      }
    }
    return json({ expirationDate: Date.parse(expires) });
  }),
];

function admin({ site, caller }: Call): Result<void, Problem> {
  return can(site, caller.user, "ADMINISTER")
    ? ok(undefined)
    : err(refuse(caller.user === undefined ? 401 : 403, "You do not have permission to manage webhooks."));
}

/** Only apps register webhooks here; an API token is refused, with words that hardly say so. */
function appOf({ caller }: Call): Result<string, Problem> {
  return caller.clientId === undefined || caller.proof !== "oauth"
    ? err(refuse(403, "The caller is not an app, or the app does not have the required permission."))
    : ok(caller.clientId);
}

function ownWebhooks({ site }: Call, clientId: string): readonly Webhook[] {
  return [...site.webhooks.values()].filter(({ dynamic }) => dynamic?.clientId === clientId);
}

function pathWebhook({ site, params }: Call): Result<Webhook, Problem> {
  const webhook = site.webhooks.get(params["id"] ?? "");
  return webhook === undefined || webhook.dynamic !== undefined
    ? err(refuse(404, "The webhook does not exist."))
    : ok(webhook);
}

function readAdmin(id: string, body: z.infer<typeof AdminBody>, oldSecret: string | undefined): Webhook {
  const jql = body.filters["issue-related-events-section"];
  const secret = body.secret ?? oldSecret;
  return {
    id,
    name: body.name,
    url: body.url,
    events: body.events,
    ...(jql === undefined ? {} : { jql }),
    ...(secret === undefined || secret === "" ? {} : { secret }),
    enabled: true,
    excludeBody: body.excludeBody,
  };
}

/** A webhook as an admin sees it: whether it is signed, never with what. */
function adminView({ site }: Call, webhook: Webhook): unknown {
  return {
    name: webhook.name,
    url: webhook.url,
    excludeBody: webhook.excludeBody,
    filters: { "issue-related-events-section": webhook.jql ?? "" },
    events: webhook.events,
    enabled: webhook.enabled,
    self: `${site.baseUrl()}/rest/webhooks/1.0/webhook/${webhook.id}`,
    isSigned: webhook.secret !== undefined,
  };
}

const DYNAMIC_FIELDS = ["issuekey", "project", "issuetype", "status", "priority", "assignee", "reporter"];

/** What a dynamic webhook's filter may not say. */
function dynamicFilterProblem(jql: string): string | undefined {
  const parsed = parseJql(jql);
  if (parsed.isErr()) return parsed.error;
  const bad = clauses(parsed.value.where).find(
    ({ field, operator }) =>
      !["=", "!=", "in", "not in"].includes(operator) ||
      !(DYNAMIC_FIELDS.includes(field.toLowerCase()) || field.startsWith("issue.property") || field.startsWith("cf[")),
  );
  if (bad !== undefined) return `The clause '${bad.field} ${bad.operator}' is not supported in webhook filters.`;
  return undefined;
}

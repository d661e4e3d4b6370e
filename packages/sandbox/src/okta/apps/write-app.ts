import { err, ok, type Result, safeTry } from "neverthrow";
import { z } from "zod";
import { type Call, flag, readBody } from "../http/call.ts";
import { invalid, notFound, type OktaProblem, problems } from "../http/problem.ts";
import { appTarget } from "../log/targets.ts";
import { addMappings, dropMappings } from "../mappings/profile-mapping.ts";
import type { Org } from "../org.ts";
import type { App } from "./app.ts";
import { reconcileMembers } from "./app-groups.ts";
import { reconcileSoon } from "./assignments.ts";

const AppBody = z.looseObject({
  name: z.string().optional(),
  label: z.string().optional(),
  signOnMode: z.string().optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  credentials: z.record(z.string(), z.unknown()).optional(),
  accessibility: z.unknown().optional(),
  visibility: z.unknown().optional(),
  profile: z.unknown().optional(),
});

/** An application by id. */
export function appById(call: Call, id: string): Result<App, OktaProblem> {
  const app = call.org.apps.get(id);
  return app === undefined ? err(notFound(id, "AppInstance")) : ok(app);
}

/** Makes an application. A custom one gets a name from Okta. */
export function createApp(call: Call): Result<App, OktaProblem> {
  const { org, origin } = call;
  return safeTry(function* () {
    const body = yield* readBody(call, AppBody);
    if (body.signOnMode === undefined && body.name === undefined) {
      return err(invalid("signOnMode", "signOnMode: The field cannot be left blank"));
    }
    const label = body.label ?? body.name ?? "";
    if (label === "") return err(invalid("label", "label: The field cannot be left blank"));
    if (isLabelTaken(org, label, undefined)) return err(problems.labelInUse);
    const app = newApp(org, {
      name: body.name ?? customName(org, label),
      label,
      status: flag(call, "activate", true) ? "ACTIVE" : "INACTIVE",
      signOnMode: body.signOnMode ?? "SAML_2_0",
      settings: body.settings ?? {},
      credentials: body.credentials ?? {},
      ...(body.accessibility === undefined ? {} : { accessibility: body.accessibility }),
      ...(body.visibility === undefined ? {} : { visibility: body.visibility }),
      ...(body.profile === undefined ? {} : { profile: body.profile }),
    });
    org.apps.set(app.id, app);
    addMappings(org, app);
    org.log.record({ eventType: "application.lifecycle.create", by: origin, targets: [appTarget(app)] });
    return ok(app);
  });
}

/** Fills in what Okta adds to an application. */
export function newApp(
  org: Org,
  app: Pick<App, "name" | "label" | "status" | "signOnMode" | "settings" | "credentials"> & Partial<App>,
): App {
  const now = org.clock.iso();
  const id = app.id ?? org.random.oktaId("0oa");
  return {
    created: now,
    lastUpdated: now,
    features: [],
    externalKey: org.random.oktaId("exk"),
    ...app,
    id,
    settings: {
      app: {},
      notifications: { vpn: { network: { connection: "DISABLED" }, message: null, helpUrl: null } },
      ...app.settings,
    },
    credentials: {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta's own template, filled in by Okta.
      userNameTemplate: { template: "${source.login}", type: "BUILT_IN" },
      ...(app.signOnMode.startsWith("SAML") ? { signing: { kid: org.random.text(43) } } : {}),
      ...withClientId(org, app, id),
    },
  };
}

/** Replaces an application. Okta keeps what identifies it, whatever the caller sends. */
export function replaceApp(call: Call, app: App): Result<App, OktaProblem> {
  const { org, origin } = call;
  return safeTry(function* () {
    const body = yield* readBody(call, AppBody);
    if (body.label === undefined || body.label === "") {
      return err(invalid("label", "label: The field cannot be left blank"));
    }
    if (isLabelTaken(org, body.label, app.id)) return err(problems.labelInUse);
    const { accessibility: _a, visibility: _v, profile: _p, ...kept } = app;
    const saved: App = {
      ...kept,
      label: body.label,
      lastUpdated: org.clock.iso(),
      settings: body.settings ?? {},
      credentials: { ...app.credentials, ...body.credentials, ...keptClient(app, body.credentials) },
      ...(body.accessibility === undefined ? {} : { accessibility: body.accessibility }),
      ...(body.visibility === undefined ? {} : { visibility: body.visibility }),
      ...(body.profile === undefined ? {} : { profile: body.profile }),
    };
    org.apps.set(app.id, saved);
    org.log.record({ eventType: "application.lifecycle.update", by: origin, targets: [appTarget(saved)] });
    return ok(saved);
  });
}

/**
 * Switches an application on or off; either way its groups are gone through again, and so are those who have it.
 * Whoever was deactivated meanwhile keeps an assignment nobody looks at.
 */
export function setAppStatus(call: Call, app: App, status: "ACTIVE" | "INACTIVE"): void {
  const { org, origin } = call;
  org.apps.set(app.id, { ...app, status, lastUpdated: org.clock.iso() });
  const eventType = `application.lifecycle.${status === "ACTIVE" ? "activate" : "deactivate"}`;
  org.log.record({ eventType, by: origin, targets: [appTarget(app)] });
  for (const groupId of org.appGroups.get(app.id)?.keys() ?? []) reconcileMembers(org, groupId);
  for (const userId of [...(org.appUsers.get(app.id)?.keys() ?? [])]) reconcileSoon(org, userId);
}

/** Removes an application that was switched off before. */
export function deleteApp(call: Call, app: App): Result<void, OktaProblem> {
  const { org, origin } = call;
  if (app.status === "ACTIVE") return err(problems.appStillActive);
  for (const userId of org.appUsers.get(app.id)?.keys() ?? []) org.appsOfUser.get(userId)?.delete(app.id);
  org.appUsers.delete(app.id);
  org.appGroups.delete(app.id);
  org.apps.delete(app.id);
  org.groupPushes.delete(app.id);
  dropMappings(org, app.id);
  org.log.record({ eventType: "application.lifecycle.delete", by: origin, targets: [appTarget(app)] });
  return ok(undefined);
}

/** A client keeps its id whatever is sent, and its secret unless another one is. */
function keptClient(app: App, sent: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const [before, now] = [app.credentials["oauthClient"], sent["oauthClient"]];
  if (typeof before !== "object" || before === null || typeof now !== "object" || now === null) return {};
  const { client_id, client_secret } = before as Readonly<Record<string, unknown>>;
  return { oauthClient: { ...(client_secret === undefined ? {} : { client_secret }), ...now, client_id } };
}

function isLabelTaken(org: Org, label: string, ownId: string | undefined): boolean {
  return [...org.apps.values()].some((app) => app.id !== ownId && app.label === label);
}

function customName(org: Org, label: string): string {
  const slug = label.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return `${org.subdomain}_${slug}_${org.apps.size + 1}`;
}

/** An OIDC application's client id is its own id, and Okta makes its secret, unless the caller chose them. */
function withClientId(
  org: Org,
  app: Pick<App, "signOnMode" | "credentials">,
  id: string,
): Readonly<Record<string, unknown>> {
  const { oauthClient } = app.credentials;
  if (app.signOnMode !== "OPENID_CONNECT") return app.credentials;
  const given = typeof oauthClient === "object" && oauthClient !== null ? oauthClient : {};
  const method = "token_endpoint_auth_method" in given ? given.token_endpoint_auth_method : "client_secret_basic";
  const keepsSecret = method === "client_secret_basic" || method === "client_secret_post";
  return {
    ...app.credentials,
    oauthClient: {
      client_id: id,
      ...(keepsSecret ? { client_secret: org.random.text(64) } : {}),
      token_endpoint_auth_method: method,
      ...given,
    },
  };
}

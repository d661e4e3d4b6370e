import type { ApiOptions } from "@tenure/http-kit";
import { createJiraClient, type JiraAuth, type JiraClient } from "@tenure/jira-client";
import { createOktaClient, type OktaAuth, type OktaClient } from "@tenure/okta-client";
import type { JiraSettings, OktaSettings } from "../config/settings.ts";
import { OKTA_SCOPES } from "../okta-directory/okta-directory.ts";

/** How the clients of both vendors call: what a test, a demo or a tracer replaces. */
export type CallOptions = Pick<
  ApiOptions,
  "fetch" | "wait" | "now" | "random" | "log" | "tracer" | "retries" | "timeoutMs"
>;

/** Okta's client as settings say. */
export function oktaClientOf(
  { auth, orgUrl, share }: OktaSettings,
  calls: CallOptions,
  scopes: readonly string[] = OKTA_SCOPES,
): OktaClient {
  const proof = oktaAuth(auth, scopes);
  return createOktaClient({ ...calls, orgUrl, auth: proof, ...(share === undefined ? {} : { share }) });
}

function oktaAuth(auth: OktaSettings["auth"], scopes: readonly string[]): OktaAuth {
  return "apiToken" in auth ? { kind: "ssws", token: auth.apiToken } : { kind: "private-key", scopes, ...auth };
}

/** Jira's client as settings say. */
export function jiraClientOf({ auth, baseUrl, gatewayUrl }: JiraSettings, calls: CallOptions): JiraClient {
  return createJiraClient({
    ...calls,
    baseUrl,
    auth: jiraAuth(auth),
    ...(gatewayUrl === undefined ? {} : { gatewayUrl }),
  });
}

function jiraAuth(auth: JiraSettings["auth"]): JiraAuth {
  if ("apiToken" in auth) return { kind: "basic", email: auth.email, token: auth.apiToken };
  return "accessToken" in auth ? { kind: "bearer", token: auth.accessToken } : { kind: "client-credentials", ...auth };
}

import {
  type Api,
  type ApiOptions,
  type CallScope,
  createApi,
  type Governor,
  scopeCalls,
  sharedGovernor,
} from "@tenure/http-kit";
import { authorization, type JiraAuth } from "./jira-auth.ts";

/** Settings of {@link createJiraClient}. */
export interface JiraClientOptions extends Omit<ApiOptions, "baseUrl" | "headers" | "authorize" | "onRefused"> {
  /** The site, `https://acme.atlassian.net`, or with a scoped token the gateway, `https://api.atlassian.com/ex/jira/{cloudId}`. */
  readonly baseUrl: string;
  readonly auth: JiraAuth;
  /**
   * Where Atlassian's gateway is, which serves forms.
   * @defaultValue `https://api.atlassian.com` for sites of Atlassian, the origin of `baseUrl` elsewhere
   */
  readonly gatewayUrl?: string;
  /** The site's id. @defaultValue taken from a gateway `baseUrl`, or asked for when first needed */
  readonly cloudId?: string;
}

/** Calls to one Jira site. Made by {@link createJiraClient}; what it holds is for the functions that take it. */
export interface JiraClient {
  readonly site: Api;
  /** Path of the site below its origin; empty but behind the gateway or a proxy. */
  readonly sitePath: string;
  readonly gateway: Api;
  /** Known from the start, or once it was asked for. */
  readonly cloudId: { value: string | undefined };
  /** Words that are struck out of what Jira says in an error. */
  readonly secrets: () => readonly string[];
}

/**
 * Prepares calls to a Jira Cloud site. Opens nothing yet and checks nothing: {@link probeJira} does.
 *
 * @example
 * ```ts
 * const jira = createJiraClient({
 *   baseUrl: "https://acme.atlassian.net",
 *   auth: { kind: "basic", email: "robot@acme.example", token },
 * });
 * const issue = await getIssue(jira, "HR-12", { fields: ["summary", "status"] });
 * ```
 */
export function createJiraClient(options: JiraClientOptions): JiraClient {
  const { baseUrl, auth, gatewayUrl: gateway, cloudId, ...rest } = options;
  const { origin, hostname, pathname } = new URL(baseUrl);
  const atlassian = hostname === "api.atlassian.com" || hostname.endsWith(".atlassian.net");
  const { secrets, ...proof } = authorization(auth, rest);
  const shared: Omit<ApiOptions, "baseUrl"> = { ...rest, ...proof };
  const gatewayUrl = gateway ?? (atlassian ? "https://api.atlassian.com" : origin);
  return {
    site: createApi({
      baseUrl: origin,
      ...shared,
      governor: rest.governor ?? governorOf(`${origin}${pathname}`, rest),
    }),
    sitePath: pathname.replace(/\/+$/, ""),
    gateway: createApi({ baseUrl: gatewayUrl, ...shared, governor: rest.governor ?? governorOf(gatewayUrl, rest) }),
    cloudId: { value: cloudId ?? /\/ex\/jira\/([^/]+)/.exec(pathname)?.[1] },
    secrets,
  };
}

/** One for all clients of a site: Jira counts what all of them do, for each endpoint apart. */
function governorOf(site: string, { now, wait }: Pick<ApiOptions, "now" | "wait">): Governor {
  return sharedGovernor(site, {
    bucketOf: (endpoint) => endpoint,
    concurrency: 10,
    ...(now === undefined ? {} : { now }),
    ...(wait === undefined ? {} : { wait }),
  });
}

/**
 * The same client for calls that are urgent, can be cancelled, or must be done by a time.
 *
 * @example
 * ```ts
 * await setIssueProperty(scopeJira(jira, { priority: "urgent" }), "HR-12", "run", { state: "contained" });
 * ```
 */
export function scopeJira(jira: JiraClient, scope: CallScope): JiraClient {
  return { ...jira, site: scopeCalls(jira.site, scope), gateway: scopeCalls(jira.gateway, scope) };
}

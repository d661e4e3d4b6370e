import { type Api, type ApiOptions, createApi } from "@tenure/http-kit";
import { authorization, type JiraAuth } from "./jira-auth.ts";

/** Settings of {@link createJiraClient}. */
export interface JiraClientOptions extends Pick<ApiOptions, "fetch" | "wait" | "now" | "log" | "signal"> {
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
  readonly secrets: readonly string[];
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
  const { baseUrl, auth, fetch, wait, now, log, signal } = options;
  const { origin, hostname, pathname } = new URL(baseUrl);
  const atlassian = hostname === "api.atlassian.com" || hostname.endsWith(".atlassian.net");
  const shared: Omit<ApiOptions, "baseUrl"> = {
    authorize: authorization(auth),
    ...(fetch === undefined ? {} : { fetch }),
    ...(wait === undefined ? {} : { wait }),
    ...(now === undefined ? {} : { now }),
    ...(log === undefined ? {} : { log }),
    ...(signal === undefined ? {} : { signal }),
  };
  const gatewayUrl = options.gatewayUrl ?? (atlassian ? "https://api.atlassian.com" : origin);
  return {
    site: createApi({ baseUrl: origin, ...shared }),
    sitePath: pathname.replace(/\/+$/, ""),
    gateway: createApi({ baseUrl: gatewayUrl, ...shared }),
    cloudId: { value: options.cloudId ?? /\/ex\/jira\/([^/]+)/.exec(pathname)?.[1] },
    secrets: auth.kind === "basic" ? [auth.token, auth.email] : [auth.token],
  };
}

import type { Door } from "../auth/authenticate.ts";

/** Where a request goes once its host and version are read off. */
export interface Destination {
  readonly door: Door;
  /** The path below the site, version 2 written as 3. */
  readonly path: string;
  readonly version: 2 | 3;
  /** The site a gateway path names. */
  readonly cloudId?: string;
  /** What stands before the site's path. */
  readonly prefix: string;
}

/**
 * Reads which host a path belongs to. All of Atlassian's hosts share one origin here: what begins with `/ex/jira/` or
 * `/jira/forms/` is the gateway's, everything else the site's.
 */
export function destinationOf(pathname: string): Destination {
  const [, cloudId, rest] = /^\/ex\/jira\/([^/]+)(\/.*)?$/.exec(pathname) ?? [];
  if (cloudId !== undefined) {
    return { ...versioned(rest ?? "/"), door: "gateway", cloudId, prefix: `/ex/jira/${cloudId}` };
  }
  if (pathname.startsWith("/jira/forms/cloud/")) return { door: "gateway", path: pathname, version: 3, prefix: "" };
  const [, forms] = /^\/gateway\/api(\/jira\/forms\/cloud\/.*)$/.exec(pathname) ?? [];
  if (forms !== undefined) return { door: "site", path: forms, version: 3, prefix: "" };
  return { ...versioned(pathname), door: "site", prefix: "" };
}

function versioned(path: string): Pick<Destination, "path" | "version"> {
  const isTwo = /^\/rest\/api\/(2|latest)(\/|$)/.test(path);
  return { version: isTwo ? 2 : 3, path: path.replace(/^\/rest\/api\/(2|latest)(?=\/|$)/, "/rest/api/3") };
}

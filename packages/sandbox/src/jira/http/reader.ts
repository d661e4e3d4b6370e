import type { Site } from "../site.ts";
import type { Call } from "./call.ts";

/** For whom things are shown: which links, which zone, which version of texts, which secrets. */
export interface Reader {
  readonly site: Site;
  /** The origin of links, no slash at the end. */
  readonly base: string;
  /** `…/rest/api/3` */
  readonly rest: string;
  readonly version: 2 | 3;
  readonly zone: string;
  readonly accountId?: string;
}

/** The caller as a reader. */
export function readerOf(call: Call): Reader {
  return makeReader(call.site, call.base, call.version, call.caller.user?.accountId);
}

/** A reader of a version, as an account or as nobody. */
export function makeReader(site: Site, base: string, version: 2 | 3, accountId?: string): Reader {
  const zone = (accountId === undefined ? undefined : site.users.get(accountId)?.timeZone) ?? site.timeZone;
  return {
    site,
    base,
    rest: `${base}/rest/api/${version}`,
    version,
    zone,
    ...(accountId === undefined ? {} : { accountId }),
  };
}

import type { VirtualClock } from "../kernel/clock.ts";
import type { Outbound } from "../kernel/outbound.ts";
import type { Random } from "../kernel/random.ts";
import type { App, AppGroup, AppUser, GroupPush } from "./apps/app.ts";
import type { AppKey } from "./apps/app-keys.ts";
import type { AccessToken, ApiToken, ServiceApp } from "./auth/credentials.ts";
import type { Factor } from "./factors/factor.ts";
import type { Group, Membership } from "./groups/group.ts";
import type { EventHook } from "./hooks/event-hook.ts";
import type { SystemLog } from "./log/system-log.ts";
import type { OktaMail } from "./mails.ts";
import type { ProfileMapping } from "./mappings/profile-mapping.ts";
import type { PrincipalRate } from "./rates/principal-rate.ts";
import type { AdminRole } from "./roles/admin-role.ts";
import type { GroupRule } from "./rules/group-rule.ts";
import type { Attributes } from "./schema/attributes.ts";
import type { IdOrder } from "./search/id-order.ts";
import type { SearchIndex } from "./search/search-index.ts";
import type { Grant, RefreshToken, Session } from "./sessions/session.ts";
import type { OktaSettings } from "./settings.ts";
import type { OidcState } from "./sign-on/oidc-state.ts";
import type { User } from "./users/user.ts";

/**
 * All that one simulated org is and holds. Plain maps of values that are replaced, never changed; whatever must
 * happen together with a change (index, log, rules, applications) happens in the function that makes it.
 */
export interface Org {
  readonly id: string;
  readonly subdomain: string;
  readonly companyName: string;
  readonly created: string;
  readonly settings: OktaSettings;
  readonly clock: VirtualClock;
  readonly random: Random;
  /** For what only names a call: a read or a refusal more shifts no id of a thing. */
  readonly callRandom: Random;
  readonly outbound: Outbound;
  readonly baseUrl: () => string;
  readonly userTypeId: string;
  readonly schemaId: string;
  readonly everyoneId: string;

  readonly users: Map<string, User>;
  /** User ids by folded login; deactivated users keep theirs. */
  readonly logins: Map<string, string>;
  readonly userOrder: IdOrder;
  /** Counts the changes of users. */
  readonly userVersion: () => number;
  readonly userChanged: () => void;
  /** Ids of users by what was asked for, good for one version of what was asked. */
  readonly listsOfUsers: Map<string, { readonly version: number; readonly ids: readonly string[] }>;
  readonly userIndex: SearchIndex<User>;
  readonly groups: Map<string, Group>;
  readonly groupIndex: SearchIndex<Group>;
  /** By group, then by user. `Everyone` is not in it: that is what it says. */
  readonly members: Map<string, Map<string, Membership>>;
  readonly groupsOfUser: Map<string, Set<string>>;
  readonly rules: Map<string, GroupRule>;
  readonly apps: Map<string, App>;
  /** By application, then by group. */
  readonly appGroups: Map<string, Map<string, AppGroup>>;
  /** By application, then by user. */
  readonly appUsers: Map<string, Map<string, AppUser>>;
  readonly appsOfUser: Map<string, Set<string>>;
  readonly sessions: Map<string, Session>;
  readonly refreshTokens: Map<string, RefreshToken>;
  readonly grants: Map<string, Grant>;
  /** By user. */
  readonly factors: Map<string, readonly Factor[]>;
  /** By user id, and by client id for service apps. */
  readonly roles: Map<string, readonly AdminRole[]>;
  readonly apiTokens: Map<string, ApiToken>;
  readonly serviceApps: Map<string, ServiceApp>;
  readonly accessTokens: Map<string, AccessToken>;
  /** Ids of assertions and proofs that were used, each with the instant from which it may be forgotten. */
  readonly usedJwtIds: Map<string, number>;
  readonly oidc: OidcState;
  readonly eventHooks: Map<string, EventHook>;
  /** By application, oldest first; made when first asked for. */
  readonly appKeys: Map<string, readonly AppKey[]>;
  /** By application, then by the mapping's own id. */
  readonly groupPushes: Map<string, Map<string, GroupPush>>;
  /** The instant of the last SCIM call waiting, by application: calls keep their order. */
  readonly scimBusyUntil: Map<string, number>;
  /** The call on its way, by application. */
  readonly scimTurns: Map<string, Promise<void>>;
  readonly mappings: Map<string, ProfileMapping>;
  readonly principalRates: Map<string, PrincipalRate>;
  /** Percent of a bucket at which the org's administrators are warned. */
  warningThreshold: number;
  readonly log: SystemLog;
  readonly mails: OktaMail[];
  /** Attributes beyond the base ones. */
  customAttributes: Attributes;
  customGroupAttributes: Attributes;
  /** While it is `true` another rule is being written. */
  ruleWriteInFlight: boolean;
  /** Users whom the rules still have to look at. */
  readonly awaitingRules: Set<string>;
}

/** Draws a delay between the two ends of a setting. */
export function drawLag(org: Pick<Org, "random">, [least, most]: readonly [number, number]): number {
  return most <= least ? least : org.random.between(least, most);
}

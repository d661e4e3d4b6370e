import { type Api, type ApiOptions, type CallScope, createApi, scopeCalls, sharedGovernor } from "@tenure/http-kit";
import { authorizer } from "../auth/authorizer.ts";
import type { OktaAuth } from "../auth/okta-auth.ts";
import { isBusy } from "./okta-error.ts";
import { bucketOf } from "./rate-bucket.ts";

/** A connection to one Okta org. Made by {@link createOktaClient}; what it holds is for the functions that take it. */
export interface OktaClient {
  readonly api: Api;
  /** Host of the org: `jupiter.okta.com`. */
  readonly host: string;
}

/** Settings of {@link createOktaClient}. */
export interface OktaClientOptions
  extends Pick<
    ApiOptions,
    | "fetch"
    | "wait"
    | "now"
    | "random"
    | "log"
    | "tracer"
    | "signal"
    | "timeoutMs"
    | "retries"
    | "maxWaitMs"
    | "governor"
  > {
  /** `https://jupiter.okta.com` */
  readonly orgUrl: string;
  readonly auth: OktaAuth;
  /**
   * Part of each of the org's rate limits that is ours. Okta lets one token or service app use half of a bucket
   * unless told otherwise. All clients of one org in the process keep to it together.
   * @defaultValue 0.5
   */
  readonly share?: number;
  /** Calls on the way at once. Okta allows an org 35 to 75. @defaultValue 10 */
  readonly concurrency?: number;
}

/**
 * Prepares calls to an Okta org. Opens nothing yet.
 *
 * @example
 * ```ts
 * const okta = createOktaClient({
 *   orgUrl: "https://jupiter.okta.com",
 *   auth: { kind: "private-key", clientId, privateKey, scopes: ["okta.users.manage", "okta.groups.manage"] },
 * });
 * const ana = await findUser(okta, "ana.silva@jupiter.example");
 * ```
 */
export function createOktaClient(options: OktaClientOptions): OktaClient {
  const { orgUrl, auth, share = 0.5, concurrency, governor, ...rest } = options;
  const { host, origin } = new URL(orgUrl);
  const { now, wait } = rest;
  const turns =
    governor ??
    sharedGovernor(origin, {
      share,
      windowMs: 60_000,
      bucketOf,
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(now === undefined ? {} : { now }),
      ...(wait === undefined ? {} : { wait }),
    });
  const { authorize, forget } = authorizer(origin, auth, rest);
  return {
    api: createApi({ ...rest, baseUrl: origin, governor: turns, authorize, onRefused: forget, isNotYet: isBusy }),
    host,
  };
}

/**
 * The same org for calls that are urgent, can be cancelled, or must be done by a time.
 *
 * @example
 * ```ts
 * await suspendUser(scopeOkta(okta, { priority: "urgent" }), leaver.id);
 * ```
 */
export function scopeOkta(okta: OktaClient, scope: CallScope): OktaClient {
  return { ...okta, api: scopeCalls(okta.api, scope) };
}

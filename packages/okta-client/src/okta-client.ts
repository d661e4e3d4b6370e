import { type Api, type ApiOptions, type Call, collect, createApi, followLinks, send } from "@tenure/http-kit";
import { type Result, ResultAsync } from "neverthrow";
import type { OktaAuth } from "./auth/okta-auth.ts";
import { authorizer } from "./auth/okta-auth.ts";
import { type OktaError, toOktaError } from "./okta-error.ts";

/** A connection to one Okta org. Holds credentials: never print it. */
export interface OktaClient {
  readonly api: Api;
  /** Host of the org: `jupiter.okta.com`. */
  readonly host: string;
}

/** Settings of {@link createOktaClient}. */
export interface OktaClientOptions
  extends Pick<
    ApiOptions,
    "fetch" | "wait" | "now" | "random" | "log" | "signal" | "timeoutMs" | "retries" | "maxWaitMs"
  > {
  /** `https://jupiter.okta.com` */
  readonly orgUrl: string;
  readonly auth: OktaAuth;
}

/** Prepares calls to an Okta org. Opens nothing yet. */
export function createOktaClient(options: OktaClientOptions): OktaClient {
  const { orgUrl, auth, ...rest } = options;
  const api = createApi({ ...rest, baseUrl: orgUrl, authorize: authorizer(orgUrl, auth, rest) });
  return { api, host: new URL(orgUrl).host };
}

/** One call to Okta, its errors translated. */
export function ask<T>(okta: OktaClient, call: Call<T>): ResultAsync<T, OktaError> {
  return send(okta.api, call).mapErr(toOktaError);
}

/** All pages of a list, or the first error. */
export function askAll<T>(okta: OktaClient, call: Call<readonly T[]>): ResultAsync<readonly T[], OktaError> {
  return new ResultAsync(collect(followLinks(okta.api, call))).mapErr(toOktaError);
}

/** A list page by page. */
export async function* askPages<T>(
  okta: OktaClient,
  call: Call<readonly T[]>,
): AsyncGenerator<Result<readonly T[], OktaError>> {
  for await (const page of followLinks(okta.api, call)) yield page.mapErr(toOktaError);
}

/** A path segment: ids and logins may hold anything. */
export function part(text: string): string {
  return encodeURIComponent(text);
}

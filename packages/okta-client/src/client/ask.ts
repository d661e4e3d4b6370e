import { type Call, collect, followLinks, sendForAnswer } from "@tenure/http-kit";
import { err, errAsync, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import type { Endpoint, Placeholders } from "../endpoints/endpoint.ts";
import type { OktaClient } from "./okta-client.ts";
import { invalidCall, type OktaError, toOktaError } from "./okta-error.ts";

/** What a call of an endpoint needs besides the endpoint. */
export type Asked<E extends Endpoint> = {
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly read?: "text";
  /** For a POST that leaves Okta the same when made twice, and for a DELETE that does not. */
  readonly repeatable?: boolean;
} & ([Placeholders<E["route"]>] extends [never]
  ? { readonly path?: undefined }
  : { readonly path: Readonly<Record<Placeholders<E["route"]>, string>> });

/** Makes a call and reads the reply. Never throws and never rejects. */
export function ask<E extends Endpoint, T>(
  okta: OktaClient,
  endpoint: E,
  asked: Asked<E> & { readonly reply: z.ZodType<T> },
): ResultAsync<T, OktaError> {
  return toCall(endpoint, asked, asked.reply).asyncAndThen((call) =>
    sendForAnswer(okta.api, call)
      .map(({ value }) => value)
      .mapErr((error) => toOktaError(error, endpoint)),
  );
}

/** Makes a call whose reply says nothing we need. */
export function tell<E extends Endpoint>(okta: OktaClient, endpoint: E, asked: Asked<E>): ResultAsync<void, OktaError> {
  return ask(okta, endpoint, { ...asked, reply: z.unknown() }).map(() => undefined);
}

/** A list page by page, following Okta's links. Ends after an error. */
export async function* askPages<E extends Endpoint, T>(
  okta: OktaClient,
  endpoint: E,
  asked: Asked<E> & { readonly item: z.ZodType<T> },
): AsyncGenerator<Result<readonly T[], OktaError>> {
  const call = toCall<E, readonly T[]>(endpoint, asked, z.array(asked.item));
  if (call.isErr()) {
    yield err(call.error);
    return;
  }
  for await (const page of followLinks(okta.api, call.value)) {
    yield page.mapErr((error) => toOktaError(error, endpoint));
  }
}

/** All of a list, or the first error: a list cut short is never passed off as whole. */
export function askAll<E extends Endpoint, T>(
  okta: OktaClient,
  endpoint: E,
  asked: Asked<E> & { readonly item: z.ZodType<T> },
): ResultAsync<readonly T[], OktaError> {
  return new ResultAsync(collect(askPages<E, T>(okta, endpoint, asked)));
}

/** For `find…`: that Okta knows no such thing is an answer. */
export function undefinedWhenMissing<T>(result: ResultAsync<T, OktaError>): ResultAsync<T | undefined, OktaError> {
  return result.orElse((error) =>
    error.kind === "not-found" ? okAsync<T | undefined, OktaError>(undefined) : errAsync(error),
  );
}

/** For what ends something: already gone is done. */
export function doneWhenMissing(result: ResultAsync<void, OktaError>): ResultAsync<void, OktaError> {
  return undefinedWhenMissing(result).map(() => undefined);
}

function toCall<E extends Endpoint, T>({ route }: E, asked: Asked<E>, reply: z.ZodType<T>): Result<Call<T>, OktaError> {
  const { path: values = {}, query, body, headers, read, repeatable } = asked;
  const method = METHODS[route.slice(0, route.indexOf(" "))] ?? "get";
  return fill(route, values).map((path) => ({
    endpoint: route,
    method,
    path,
    reply,
    idempotent: repeatable ?? (method !== "post" && method !== "patch"),
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
    ...(headers === undefined ? {} : { headers }),
    ...(read === undefined ? {} : { read }),
  }));
}

const METHODS: Readonly<Record<string, Call<unknown>["method"]>> = {
  GET: "get",
  POST: "post",
  PUT: "put",
  PATCH: "patch",
  DELETE: "delete",
};

/** Puts encoded values into a route's placeholders. Blanks and dots would address another resource. */
function fill(route: string, values: Readonly<Record<string, string>>): Result<string, OktaError> {
  const path = route.slice(route.indexOf(" ") + 1);
  const blank = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name).find((name) =>
    // What JavaScript passes in spite of the types is blank too.
    /^\s*$|^\.{1,2}$/.test(values[name] ?? ""),
  );
  if (blank !== undefined) return err(invalidCall(route, blank));
  return ok(path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? "")));
}

import { type Api, type Call, sendForAnswer } from "@tenure/http-kit";
import { err, errAsync, ok, type Result, type ResultAsync } from "neverthrow";
import type { ZodType } from "zod";
import type { Endpoint, Placeholders } from "../endpoints/endpoint.ts";
import type { JiraClient } from "./jira-client.ts";
import type { JiraError } from "./jira-error.ts";
import { sentTexts } from "./strike-out.ts";
import { toJiraError } from "./to-jira-error.ts";

/** A value of a query; a list is sent comma-separated, as Jira reads it. */
export type QueryValue = string | number | boolean | readonly string[] | undefined;

/** What a call of an endpoint needs besides the endpoint. */
export type Ask<E extends Endpoint, T> = {
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Pairs whose name is repeated, where a comma-separated list is not understood. */
  readonly repeatedQuery?: readonly (readonly [string, string])[];
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form with files. */
  readonly multipart?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  readonly reply: ZodType<T>;
  /** `bytes` for a reply that is a file. @defaultValue `json` */
  readonly read?: "json" | "bytes";
  /** For a POST: `read` when it only asks, `repeat` when made twice it leaves Jira as made once. */
  readonly effect?: "read" | "repeat";
} & ([Placeholders<E["route"]>] extends [never]
  ? { readonly path?: undefined }
  : { readonly path: Readonly<Record<Placeholders<E["route"]>, string>> });

/** Makes a call on the site and reads the reply. Never throws and never rejects. */
export function ask<E extends Endpoint, T>(jira: JiraClient, endpoint: E, asked: Ask<E, T>): ResultAsync<T, JiraError> {
  return askAt(jira, jira.site, jira.sitePath, endpoint, asked);
}

/** As {@link ask}, on the gateway. */
export function askGateway<E extends Endpoint, T>(
  jira: JiraClient,
  endpoint: E,
  asked: Ask<E, T>,
): ResultAsync<T, JiraError> {
  return askAt(jira, jira.gateway, "", endpoint, asked);
}

function askAt<E extends Endpoint, T>(
  jira: JiraClient,
  api: Api,
  basePath: string,
  { route }: E,
  { path, query, repeatedQuery, body, multipart, headers, reply, read, effect }: Ask<E, T>,
): ResultAsync<T, JiraError> {
  const method = METHODS[route.slice(0, route.indexOf(" "))] ?? "get";
  const filled = fill(route, path ?? {});
  if (filled.isErr()) return errAsync(filled.error);
  const search = toSearch(query, repeatedQuery);
  const call: Call<T> = {
    endpoint: route,
    method,
    path: `${basePath}${filled.value}${search}`,
    reply,
    idempotent: effect !== undefined || method !== "post",
    ...(body === undefined ? {} : { body }),
    ...(multipart === undefined ? {} : { multipart }),
    ...(read === undefined ? {} : { read }),
    // Jira answers 415 to a DELETE that does not say what it is not sending.
    headers: { ...headers, ...(method === "delete" ? { "content-type": "application/json" } : {}) },
  };
  return sendForAnswer(api, call)
    .map(({ value }) => value)
    .mapErr((error) => toJiraError(error, [...jira.secrets(), ...sentTexts([path, query, repeatedQuery, body])]))
    .mapErr((error) =>
      effect === "read" && "mayHaveHappened" in error ? { ...error, mayHaveHappened: false } : error,
    );
}

const METHODS: Readonly<Record<string, Call<unknown>["method"]>> = {
  GET: "get",
  POST: "post",
  PUT: "put",
  DELETE: "delete",
};

/** Puts encoded values into a route's placeholders. */
function fill(route: string, values: Readonly<Record<string, string>>): Result<string, JiraError> {
  const path = route.slice(route.indexOf(" ") + 1);
  const blank = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name).find((name) =>
    // What JavaScript passes in spite of the types is blank too.
    /^\s*$|^\.{1,2}$/.test(values[name] ?? ""),
  );
  if (blank !== undefined) {
    return err({
      kind: "invalid-call",
      endpoint: route,
      sentence: `No call was made to Jira: "${blank}" is blank or no id.`,
    });
  }
  return ok(path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? "")));
}

function toSearch(
  query: Readonly<Record<string, QueryValue>> = {},
  repeated: Ask<Endpoint, never>["repeatedQuery"] = [],
) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, Array.isArray(value) ? value.join(",") : String(value));
  }
  for (const [name, value] of repeated) search.append(name, value);
  return search.size === 0 ? "" : `?${search}`;
}

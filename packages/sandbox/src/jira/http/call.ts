import { type Err, err, ok, type Result } from "neverthrow";
import type { ZodType } from "zod";
import type { Caller } from "../auth/caller.ts";
import type { Site } from "../site.ts";
import { type Problem, problems, refuse } from "./problem.ts";

/** One request on its way through a handler. */
export interface Call {
  readonly site: Site;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The JSON body, not yet checked; `undefined` when there is none. */
  readonly body: unknown;
  /** The parts of a multipart body. */
  readonly upload?: FormData;
  readonly caller: Caller;
  /** The platform's version in the path: 2 speaks wiki markup, 3 documents. */
  readonly version: 2 | 3;
  /** Where links point: the site, or the site behind the gateway. No slash at the end. */
  readonly base: string;
  /** The path as the caller wrote it. */
  readonly path: string;
}

/** What goes back. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** Instead of a JSON body. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Answers one route. Written as a generator where it may refuse, so that `yield*` on a `Result` ends the call with its refusal:
 * `const issue = yield* findIssue(call, call.params["issueIdOrKey"])`.
 */
export type Handler = (
  call: Call,
) => Reply | Generator<Err<never, Problem>, Reply> | AsyncGenerator<Err<never, Problem>, Reply>;

/** Runs a handler to its reply or its first refusal. */
export async function run(handler: Handler, call: Call): Promise<Result<Reply, Problem>> {
  const answer = handler(call);
  if ("status" in answer) return ok(answer);
  const step = await answer.next();
  return step.done === true ? ok(step.value) : step.value;
}

/** A JSON answer. */
export function json(body: unknown, status = 200): Reply {
  return { status, body };
}

/** Done, nothing to say. */
export const noContent: Reply = { status: 204 };

/** Reads the body by its shape; anything else is an invalid payload. */
export function readBody<T>(call: Call, shape: ZodType<T>): Result<T, Problem> {
  const read = shape.safeParse(call.body);
  return read.success ? ok(read.data) : err(problems.invalidPayload);
}

/** A placeholder of the path. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? "";
}

/** A query parameter that may be a list with commas, or repeated. */
export function list(call: Call, name: string): readonly string[] | undefined {
  if (!call.query.has(name)) return undefined;
  return call.query
    .getAll(name)
    .flatMap((text) => text.split(","))
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

/** A query parameter that is a whole number, 0 or more. */
export function number(call: Call, name: string, otherwise: number): Result<number, Problem> {
  const text = call.query.get(name);
  if (text === null || text === "") return ok(otherwise);
  const value = Number(text);
  if (Number.isInteger(value)) return ok(value);
  return err({
    family: "endpoint",
    status: 400,
    title: "Bad Request",
    detail: `Failed to convert '${name}' with value: '${text}'`,
  });
}

/** The caller's account; anonymous callers are refused. */
export function account(call: Call) {
  return call.caller.user === undefined ? err(problems.mustLogIn) : ok(call.caller.user);
}

/** The zone in which the caller reads times. */
export function zoneOf(call: Call): string {
  return call.caller.user?.timeZone ?? call.site.timeZone;
}

/** A JSON object, or a refusal. */
export function objectBody(call: Call): Result<Readonly<Record<string, unknown>>, Problem> {
  return isObject(call.body)
    ? ok(call.body)
    : err(refuse(400, "There was an error parsing JSON. Check that your request body is valid."));
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

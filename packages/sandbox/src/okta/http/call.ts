import { type Err, err, ok, type Result } from "neverthrow";
import type { ZodType } from "zod";
import type { Principal } from "../auth/principal.ts";
import type { Origin } from "../log/origin.ts";
import type { Org } from "../org.ts";
import { type OktaProblem, problems } from "./problem.ts";

/** One authenticated request on its way through a handler. */
export interface Call {
  readonly org: Org;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The JSON body, not yet checked; `undefined` when there is none. */
  readonly body: unknown;
  /** Path and query as the caller wrote them. */
  readonly uri: string;
  readonly principal: Principal;
  /** Who did it, for the System Log. */
  readonly origin: Origin;
}

/** What goes back. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** Instead of a JSON body. */
  readonly text?: { readonly type: string; readonly content: string };
  readonly headers?: Readonly<Record<string, string>>;
  /** Entries of the `Link` header. */
  readonly links?: readonly string[];
}

/** A handler at work: each thing it yields is a refusal, and the first one ends it. */
export type Answering =
  | Reply
  | Generator<Err<never, OktaProblem>, Reply>
  | AsyncGenerator<Err<never, OktaProblem>, Reply>;

/**
 * Answers one route. Written as a generator where it may refuse, so that `yield*` on a `Result` ends the call with
 * its refusal: `const user = yield* userById(org, id)`.
 */
export type Handler = (call: Call) => Answering;

/** Runs a handler to its reply or its first refusal. */
export async function run(handler: Handler, call: Call): Promise<Result<Reply, OktaProblem>> {
  const answering = handler(call);
  if (!("next" in answering)) return ok(answering);
  const step = await answering.next();
  return step.done === true ? ok(step.value) : step.value;
}

/** A JSON answer. */
export function json(body: unknown, extra: Omit<Reply, "status" | "body"> = {}): Reply {
  return { status: 200, body, ...extra };
}

/** A JSON answer about something new, from the endpoints that answer so; Okta's users and groups are not among them. */
export function made(body: unknown): Reply {
  return { status: 201, body };
}

/** Done, nothing to say. */
export const noContent: Reply = { status: 204 };

/** Reads the body. Okta calls anything without the expected root object malformed. */
export function readBody<T>(call: Call, shape: ZodType<T>): Result<T, OktaProblem> {
  const read = shape.safeParse(call.body);
  return read.success ? ok(read.data) : err(problems.malformedBody);
}

/** Reads a yes-or-no query parameter; anything but `true` and `false` counts as left out. */
export function flag(call: Call, name: string, otherwise: boolean): boolean {
  const text = call.query.get(name);
  return text === "true" ? true : text === "false" ? false : otherwise;
}

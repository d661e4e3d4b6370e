import { createApi, type HttpError, send } from "@tenure/http-kit";
import { okAsync, type ResultAsync } from "neverthrow";
import * as z from "zod";

/** Where Restate takes calls, and how we prove who we are there. */
export interface IngressSettings {
  /** `http://restate.acme.example:8080` */
  readonly ingressUrl: string;
  /** Sent as `Authorization: Bearer …`, as Restate Cloud and most proxies want it. @defaultValue nothing */
  readonly token?: string;
  /** @defaultValue the global `fetch` */
  readonly fetch?: typeof fetch;
}

/** One handler of one object. */
export interface ObjectCall {
  readonly object: string;
  readonly key: string;
  readonly handler: string;
  readonly body?: unknown;
  /** The same call sent twice under one name is one call. */
  readonly name?: string;
}

/** The door by which everybody outside calls objects in Restate. */
export interface Ingress {
  /** Calls and waits for the answer, which needs a worker that serves the object. */
  ask<T>(call: ObjectCall, reply: z.ZodType<T>): ResultAsync<T, HttpError>;
  /** Hands a call over. It is kept once this resolves, and made as soon as a worker is there. */
  hand(call: ObjectCall): ResultAsync<void, HttpError>;
}

/** Opens the door; calls nobody yet. */
export function restateIngress({ fetch, ingressUrl, token }: IngressSettings): Ingress {
  const { origin, pathname } = new URL(ingressUrl);
  const base = pathname.replace(/\/+$/, "");
  const api = createApi({
    baseUrl: origin,
    retries: 2,
    ...(token === undefined ? {} : { authorize: () => okAsync({ authorization: `Bearer ${token}` }) }),
    ...(fetch === undefined ? {} : { fetch }),
  });
  const post = <T>({ body, handler, key, name, object }: ObjectCall, way: "" | "/send", reply: z.ZodType<T>) =>
    send(api, {
      endpoint: `POST /${object}/{key}/${handler}${way}`,
      method: "post",
      path: `${base}/${object}/${encodeURIComponent(key)}/${handler}${way}`,
      ...(body === undefined ? {} : { body }),
      ...(name === undefined ? {} : { headers: { "idempotency-key": name } }),
      // What is handed over twice is looked at twice, and what is named is done once.
      idempotent: true,
      reply,
    });
  return {
    ask: (call, reply) => post(call, "", reply),
    hand: (call) => post(call, "/send", z.unknown()).map(() => undefined),
  };
}

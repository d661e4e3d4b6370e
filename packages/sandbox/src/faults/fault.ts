import { z } from "zod";

/**
 * What goes wrong with a call. `before` the effect nothing has happened yet; `after` it everything has, and the
 * caller is told otherwise: the case every client that retries has to survive.
 */
export const FaultEffect = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("refuse"),
    status: z.int().min(400).max(599),
    /** The vendor's own error code, where one status has several: `E0000112` for Okta's 409. */
    code: z.string().optional(),
    when: z.enum(["before", "after"]).default("before"),
  }),
  /** The effect happens; the connection breaks before the answer. */
  z.strictObject({ kind: z.literal("lost-response") }),
  /** The connection breaks, and nothing happens. */
  z.strictObject({ kind: z.literal("reset") }),
  /** The answer takes so many milliseconds of the machine's time. */
  z.strictObject({ kind: z.literal("slow"), ms: z.int().min(0).max(600_000) }),
  /** A read answers what it answered the time before. The first read of an address is always fresh. */
  z.strictObject({ kind: z.literal("stale-read") }),
  /** The caller's access token is no longer good. */
  z.strictObject({ kind: z.literal("expired-token") }),
]);
/** What goes wrong with a call. */
export type FaultEffect = z.infer<typeof FaultEffect>;

/** When something goes wrong, and what. */
export const Fault = z.strictObject({
  /** Both when left out. */
  vendor: z.enum(["okta", "jira"]).optional(),
  /** Method and path: `POST /api/v1/users/{id}/lifecycle/suspend`, where `{id}` and `*` are one part and `**` is any rest. */
  route: z
    .string()
    .regex(/^(\*|[A-Z]+) \//, 'a route reads like "POST /api/v1/users/*"')
    .default("* /**"),
  /** Either one effect, struck by chance … */
  effect: FaultEffect.optional(),
  /** 0 to 1, of the calls the route names. */
  probability: z.number().min(0).max(1).default(1),
  /** So many calls pass first. */
  skip: z.int().nonnegative().default(0),
  /** It strikes at most so often. */
  times: z.int().positive().optional(),
  /** … or one entry for each call in turn; `null` lets a call pass, and so do all behind the last entry. */
  script: z.array(FaultEffect.nullable()).optional(),
});
/** When something goes wrong, and what, with everything filled in. */
export type Fault = z.infer<typeof Fault>;
/** A fault as people write it. */
export type FaultInput = z.input<typeof Fault>;

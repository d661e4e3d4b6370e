import * as z from "zod";

/** What Okta says in a refusal, of its two families of bodies. For translation only: texts may hold values. */
export interface ErrorBody {
  /** `E0000001`, or OAuth's `invalid_client`. */
  readonly code: string | undefined;
  /** Okta's type of what was not found. */
  readonly what: string | undefined;
  readonly causes: readonly string[];
}

const Cause = z.looseObject({ errorSummary: z.string().catch("") });
const Body = z.looseObject({
  errorCode: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
  errorSummary: z.string().catch(""),
  // An array, but for some codes a single object.
  errorCauses: z.union([z.array(Cause), Cause.transform((cause) => [cause])]).catch([]),
});

/** Reads the body of a refusal. A body that is none says nothing. */
export function readErrorBody(body: unknown): ErrorBody {
  const read = Body.safeParse(body);
  if (!read.success) return { code: undefined, what: undefined, causes: [] };
  const { errorCode, error, errorSummary, errorCauses } = read.data;
  const code = errorCode ?? error;
  return {
    // A code is a short word; anything else could be somebody's data.
    code: code !== undefined && /^\w{1,40}$/.test(code) ? code : undefined,
    what: /\((\w{1,40})\)$/.exec(errorSummary)?.[1],
    causes: errorCauses.map((cause) => cause.errorSummary),
  };
}

/** The attribute a cause complains about, without its value. */
export function fieldOf(cause: string): string | undefined {
  return /^(\w{1,60}):/.exec(cause)?.[1] ?? /^Property name '(\w{1,60})'/.exec(cause)?.[1];
}

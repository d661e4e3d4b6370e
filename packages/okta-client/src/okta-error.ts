import type { HttpError } from "@tenure/http-kit";
import { z } from "zod";

/** What Okta answered when it did not do what was asked; each kind is one the caller can act on. */
export type OktaError =
  | Exclude<HttpError, { kind: "rejected" }>
  /** Nothing has this id, or we may not see it. */
  | { readonly kind: "not-found"; readonly endpoint: string; readonly what: string | undefined }
  /** The value of a unique field is in use by another object, deactivated ones included. */
  | { readonly kind: "already-exists"; readonly endpoint: string; readonly field: string }
  /** The user's status does not allow the operation. */
  | { readonly kind: "wrong-state"; readonly endpoint: string; readonly code: string }
  /** Our credentials are refused. */
  | { readonly kind: "unauthorised"; readonly endpoint: string; readonly code: string | undefined }
  /** A scope or an admin role is missing. */
  | { readonly kind: "not-allowed"; readonly endpoint: string; readonly code: string | undefined }
  /** Okta keeps this object's members or values to itself (built-in and application groups, mastered profiles). */
  | { readonly kind: "managed-elsewhere"; readonly endpoint: string; readonly code: string }
  /** Another change is under way; the same call may work in a moment. */
  | { readonly kind: "busy"; readonly endpoint: string; readonly code: string | undefined }
  /** A value was refused. `fields` are Okta's attribute names, without what they held. */
  | {
      readonly kind: "invalid";
      readonly endpoint: string;
      readonly code: string | undefined;
      readonly fields: readonly string[];
    }
  /** Okta failed on its side. */
  | {
      readonly kind: "server-failed";
      readonly endpoint: string;
      readonly status: number;
      readonly mayHaveHappened: boolean;
    };

const OktaErrorBody = z.object({
  errorCode: z.string(),
  errorSummary: z.string().catch(""),
  errorCauses: z
    .union([
      z.array(z.object({ errorSummary: z.string().catch("") })),
      z.object({ errorSummary: z.string().catch("") }).transform((cause) => [cause]),
    ])
    .catch([]),
});

const WRONG_STATE = new Set(["E0000016", "E0000017", "E0000032", "E0000038", "E0000034", "E0000014", "E0000117"]);
const MANAGED_ELSEWHERE = new Set(["E0000060", "E0000023", "E0000075", "E0000077", "E0000078", "E0000081", "E0000076"]);
const BUSY = new Set(["E0000112", "E0000239", "E0000249", "E0000253", "E0000268"]);
const ALREADY = new Set(["E0000055", "E0000062", "E0000090", "E0000263"]);

/** Reads Okta's error body by its code, the only part of it that is a contract. */
export function toOktaError(error: HttpError): OktaError {
  if (error.kind !== "rejected") return error;
  const { endpoint, status } = error;
  const body = OktaErrorBody.safeParse(error.body);
  const code = body.data?.errorCode;
  if (code !== undefined && MANAGED_ELSEWHERE.has(code)) return { kind: "managed-elsewhere", endpoint, code };
  if (code !== undefined && BUSY.has(code)) return { kind: "busy", endpoint, code };
  if (code !== undefined && WRONG_STATE.has(code)) return { kind: "wrong-state", endpoint, code };
  if (code !== undefined && ALREADY.has(code)) return { kind: "already-exists", endpoint, field: "assignment" };
  if (status === 404)
    return { kind: "not-found", endpoint, what: /\((\w+)\)$/.exec(body.data?.errorSummary ?? "")?.[1] };
  if (status === 401) return { kind: "unauthorised", endpoint, code };
  if (status === 403) return { kind: "not-allowed", endpoint, code };
  if (status === 409 || status === 423) return { kind: "busy", endpoint, code };
  if (status >= 500) return { kind: "server-failed", endpoint, status, mayHaveHappened: !endpoint.startsWith("GET ") };
  return badRequest(endpoint, code, body.data?.errorCauses ?? []);
}

function badRequest(
  endpoint: string,
  code: string | undefined,
  causes: readonly { errorSummary: string }[],
): OktaError {
  const summaries = causes.map((cause) => cause.errorSummary);
  const taken = summaries.find((summary) => summary.includes("already exists"));
  if (taken !== undefined) return { kind: "already-exists", endpoint, field: fieldOf(taken) ?? "unknown" };
  // Okta words the wrong state of suspend and unsuspend as a validation error.
  if (summaries.some((summary) => /^Cannot (un)?suspend a user/.test(summary))) {
    return { kind: "wrong-state", endpoint, code: code ?? "E0000001" };
  }
  return { kind: "invalid", endpoint, code, fields: summaries.flatMap((summary) => fieldOf(summary) ?? []) };
}

function fieldOf(summary: string): string | undefined {
  return /^(\w+):/.exec(summary)?.[1] ?? /^Property name '(\w+)'/.exec(summary)?.[1];
}

/** The error in one sentence for a ticket or a terminal. Holds ids of nothing and names of nobody. */
export function oktaErrorSentence(error: OktaError): string {
  switch (error.kind) {
    case "unreachable":
      return `Okta could not be reached (${error.reason}).`;
    case "timed-out":
      return "Okta did not answer in time.";
    case "cancelled":
      return "The call to Okta was cancelled.";
    case "rate-limited":
      return "Okta asks us to slow down.";
    case "unexpected-body":
      return `Okta's answer to ${error.endpoint} has an unexpected shape (${error.problems.slice(0, 3).join("; ")}).`;
    case "not-found":
      return `Okta has no such ${error.what ?? "object"} (${error.endpoint}).`;
    case "already-exists":
      return `Okta already has an object with this ${error.field}.`;
    case "wrong-state":
      return `Okta does not allow ${error.endpoint} in the user's current status (${error.code}).`;
    case "unauthorised":
      return "Okta refuses our credentials: check the client id and key, or the API token.";
    case "not-allowed":
      return `Okta does not allow us ${error.endpoint}: grant the scope and the admin role it needs.`;
    case "managed-elsewhere":
      return `Okta does not let us change this (${error.endpoint}): another system or a built-in rule owns it.`;
    case "busy":
      return `Okta is still busy with an earlier change (${error.endpoint}).`;
    case "invalid":
      return `Okta refused ${error.fields.length > 0 ? `the value of ${error.fields.join(", ")}` : "the request"} (${error.endpoint}, ${error.code ?? "no code"}).`;
    case "server-failed":
      return `Okta failed on its side (${error.endpoint}, status ${error.status}).`;
  }
}

import type { HttpError } from "@tenure/http-kit";
import type { Endpoint } from "../endpoints/endpoint.ts";
import { type ErrorBody, fieldOf, readErrorBody } from "./error-body.ts";

/** Why Okta did not do what was asked, before it is put into words. */
export type OktaFailure =
  | Exclude<HttpError, { kind: "rejected" }>
  /** Nothing has this id, or we may not see it. `what` is Okta's type of it: `User`, `UserGroup`, `AppInstance` … */
  | { readonly kind: "not-found"; readonly endpoint: string; readonly what: string | undefined }
  /** The value of a unique field is in use by another object, deactivated ones included. */
  | { readonly kind: "already-exists"; readonly endpoint: string; readonly field: string }
  /** The status of the object does not allow the operation. */
  | { readonly kind: "wrong-state"; readonly endpoint: string; readonly code: string }
  /** Our credentials are refused. */
  | { readonly kind: "unauthorised"; readonly endpoint: string; readonly code: string | undefined }
  /** A scope or an admin role is missing; `scope` and `role` are what the call needs. */
  | {
      readonly kind: "not-allowed";
      readonly endpoint: string;
      readonly code: string | undefined;
      /** What Okta says is missing; it does not always say. */
      readonly missing: "scope" | "role" | "feature";
      readonly scope: string;
      readonly role: readonly string[];
    }
  /** Okta keeps this object's members or values to itself (built-in and application groups, mastered profiles). */
  | { readonly kind: "managed-elsewhere"; readonly endpoint: string; readonly code: string }
  /** Another change is under way; the same call may work in a moment. */
  | { readonly kind: "busy"; readonly endpoint: string; readonly code: string | undefined }
  /** The object was changed since it was read (`If-Match`): read it again. */
  | { readonly kind: "changed-meanwhile"; readonly endpoint: string }
  /** A value was refused. `fields` are Okta's attribute names or our placeholders, without what they held. */
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

/**
 * Why Okta did not do what was asked; each kind is one the caller can act on. Plain data without logins, names,
 * bodies or credentials. `sentence` is for a person; `requestId` is what Okta's support asks for.
 */
export type OktaError = OktaFailure & { readonly sentence: string; readonly requestId?: string };

const WRONG_STATE = new Set([
  "E0000014",
  "E0000016",
  "E0000017",
  "E0000032",
  "E0000034",
  "E0000035",
  "E0000038",
  "E0000056",
  "E0000117",
]);
const MANAGED_ELSEWHERE = new Set([
  "E0000023",
  "E0000060",
  "E0000075",
  "E0000076",
  "E0000077",
  "E0000078",
  "E0000081",
  "E0000111",
]);
const BUSY = new Set(["E0000112", "E0000145", "E0000195", "E0000239", "E0000249", "E0000253", "E0000268"]);
const ALREADY: Readonly<Record<string, string>> = {
  E0000040: "label",
  E0000055: "name",
  E0000062: "assignment",
  E0000090: "role",
  E0000263: "role",
};

/** Puts a failed call into Okta's terms, by `errorCode`: the only part of Okta's error that is a contract. */
export function toOktaError(error: HttpError, endpoint: Endpoint): OktaError {
  if (error.kind !== "rejected") return worded(error);
  const requestId = error.headers["x-okta-request-id"];
  return { ...worded(fromRejection(error, endpoint)), ...(requestId === undefined ? {} : { requestId }) };
}

/** Whether Okta refused because an earlier change is still under way, and has done nothing. */
export function isBusy({ status, body }: { readonly status: number; readonly body: unknown }): boolean {
  return status === 423 || (status === 409 && BUSY.has(readErrorBody(body).code ?? ""));
}

/** The error of a call that was not made, because a value cannot be part of a path. */
export function invalidCall(endpoint: string, placeholder: string): OktaError {
  return worded({ kind: "invalid", endpoint, code: undefined, fields: [placeholder] });
}

function worded(failure: OktaFailure): OktaError {
  return { ...failure, sentence: oktaErrorSentence(failure) };
}

function fromRejection(error: Extract<HttpError, { kind: "rejected" }>, { scope, role }: Endpoint): OktaFailure {
  const { endpoint, status } = error;
  const body = readErrorBody(error.body);
  const { code } = body;
  if (code !== undefined) {
    if (MANAGED_ELSEWHERE.has(code)) return { kind: "managed-elsewhere", endpoint, code };
    if (BUSY.has(code)) return { kind: "busy", endpoint, code };
    if (WRONG_STATE.has(code)) return { kind: "wrong-state", endpoint, code };
    const taken = ALREADY[code];
    if (taken !== undefined) return { kind: "already-exists", endpoint, field: taken };
    if (code === "E0000015") return { kind: "not-allowed", endpoint, code, missing: "feature", scope, role };
    if (code === "invalid_scope") return { kind: "not-allowed", endpoint, code, missing: "scope", scope, role };
    if (OAUTH_REFUSALS.has(code)) return { kind: "unauthorised", endpoint, code };
  }
  if (status === 404) return { kind: "not-found", endpoint, what: body.what };
  if (status === 401) return { kind: "unauthorised", endpoint, code };
  if (status === 403) {
    const missing = error.headers["www-authenticate"]?.includes("insufficient_scope") === true ? "scope" : "role";
    return { kind: "not-allowed", endpoint, code, missing, scope, role };
  }
  if (status === 412) return { kind: "changed-meanwhile", endpoint };
  if (status === 409 || status === 423) return { kind: "busy", endpoint, code };
  if (status >= 500) return { kind: "server-failed", endpoint, status, mayHaveHappened: !endpoint.startsWith("GET ") };
  return badRequest(endpoint, body);
}

const OAUTH_REFUSALS = new Set(["invalid_client", "invalid_dpop_proof", "use_dpop_nonce", "unauthorized_client"]);

function badRequest(endpoint: string, { code, causes }: ErrorBody): OktaFailure {
  const taken = causes.find((cause) => /already exists|already in use/.test(cause));
  if (taken !== undefined) return { kind: "already-exists", endpoint, field: fieldOf(taken) ?? "unknown" };
  // Okta words the wrong state of suspend and unsuspend as a validation error.
  if (causes.some((cause) => /^Cannot (un)?suspend a user/.test(cause))) {
    return { kind: "wrong-state", endpoint, code: code ?? "E0000001" };
  }
  return { kind: "invalid", endpoint, code, fields: causes.flatMap((cause) => fieldOf(cause) ?? []) };
}

/** The error in one sentence for a ticket or a terminal: what happened and what to do. Names nobody. */
export function oktaErrorSentence(error: OktaFailure): string {
  switch (error.kind) {
    case "unreachable":
      return `Okta could not be reached (${error.reason})${perhaps(error)}.`;
    case "timed-out":
      return `Okta did not answer in time${perhaps(error)}.`;
    case "cancelled":
      return `The call to Okta was cancelled${perhaps(error)}.`;
    case "rate-limited": {
      const wait = error.retryAfterMs === undefined ? "" : ` for ${Math.ceil(error.retryAfterMs / 1000)} s`;
      return `Okta asks us to slow down${wait} (${error.endpoint}).`;
    }
    case "unexpected-body":
      return `Okta's answer to ${error.endpoint} has an unexpected shape (${error.problems.slice(0, 3).join("; ")}).`;
    case "not-found":
      return `Okta has no such ${error.what ?? "object"}, or we may not see it (${error.endpoint}).`;
    case "already-exists":
      return `Okta already has an object with this ${error.field}, perhaps a deactivated one (${error.endpoint}).`;
    case "wrong-state":
      return `Okta does not allow ${error.endpoint} in the current status (${error.code}); read the status first.`;
    case "unauthorised":
      return `Okta refuses our credentials (${error.code ?? "no code"}): check the client id and key, or the API token.`;
    case "not-allowed":
      return `Okta does not allow us ${error.endpoint}: ${remedy(error)}.`;
    case "managed-elsewhere":
      return `Okta does not let us change this (${error.endpoint}, ${error.code}): another system or a built-in rule owns it.`;
    case "busy":
      return `Okta is still busy with an earlier change (${error.endpoint}); try again in a moment.`;
    case "changed-meanwhile":
      return `The object was changed in Okta since it was read (${error.endpoint}); read it again.`;
    case "invalid":
      return `Okta refused ${error.fields.length > 0 ? `the value of ${error.fields.join(", ")}` : "the request"} (${error.endpoint}, ${error.code ?? "not sent"}).`;
    case "server-failed":
      return `Okta failed on its side (${error.endpoint}, status ${error.status})${perhaps(error)}.`;
  }
}

const perhaps = ({ mayHaveHappened }: { readonly mayHaveHappened: boolean }): string =>
  mayHaveHappened ? "; the change may have happened nevertheless" : "";

function remedy({ missing, scope, role }: Extract<OktaFailure, { kind: "not-allowed" }>): string {
  if (missing === "feature") return "the feature is not enabled for this org";
  if (missing === "scope") return `grant the service app the scope ${scope}`;
  return `give it an admin role with ${role.join(" and ")}, and the scope ${scope}`;
}

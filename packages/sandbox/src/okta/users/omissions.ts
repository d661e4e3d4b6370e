import type { Call } from "../http/call.ts";

const CREDENTIAL_LINKS = [
  "changePassword",
  "changeRecoveryQuestion",
  "forgotPassword",
  "resetPassword",
  "resetFactors",
  "unlock",
];

/**
 * Leaves out what the caller said it does not need, in a `Content-Type` of a read:
 * `application/json; okta-response=omitCredentials,omitCredentialsLinks`. Large orgs answer faster so.
 */
export function withoutOmissions(
  { headers }: Pick<Call, "headers">,
  view: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const [, wishes = ""] = /okta-response="?([\w,]+)/.exec(headers.get("content-type") ?? "") ?? [];
  if (wishes === "") return view;
  const kept = { ...view };
  const omits = new Set(wishes.split(","));
  if (omits.has("omitCredentials")) delete kept["credentials"];
  if (omits.has("omitTransitioningToStatus")) delete kept["transitioningToStatus"];
  if (omits.has("omitCredentialsLinks")) {
    const links = Object.entries(Object(view["_links"])).filter(([name]) => !CREDENTIAL_LINKS.includes(name));
    kept["_links"] = Object.fromEntries(links);
  }
  return kept;
}

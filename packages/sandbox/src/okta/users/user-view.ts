import type { Org } from "../org.ts";
import type { User } from "./user.ts";

type Link = { readonly href: string; readonly method?: "POST" };

/** Operations offered by status, as recorded from real orgs; where none was recorded, by likeness. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  STAGED: ["activate"],
  PROVISIONED: ["suspend", "reactivate", "resetPassword", "deactivate"],
  RECOVERY: ["suspend", "reactivate", "resetPassword", "deactivate"],
  ACTIVE: [
    "suspend",
    "resetPassword",
    "forgotPassword",
    "expirePassword",
    "changeRecoveryQuestion",
    "changePassword",
    "deactivate",
  ],
  PASSWORD_EXPIRED: [
    "suspend",
    "resetPassword",
    "forgotPassword",
    "expirePassword",
    "changeRecoveryQuestion",
    "changePassword",
    "deactivate",
  ],
  LOCKED_OUT: ["unlock", "resetPassword", "forgotPassword", "expirePassword", "deactivate"],
  SUSPENDED: ["unsuspend", "deactivate"],
  DEPROVISIONED: ["activate", "delete"],
};

const UNRECORDED = ["RECOVERY", "LOCKED_OUT", "SUSPENDED"];

const PATHS: Readonly<Record<string, string>> = {
  activate: "lifecycle/activate",
  reactivate: "lifecycle/reactivate",
  suspend: "lifecycle/suspend",
  unsuspend: "lifecycle/unsuspend",
  unlock: "lifecycle/unlock",
  deactivate: "lifecycle/deactivate",
  delete: "",
  resetPassword: "lifecycle/reset_password",
  expirePassword: "lifecycle/expire_password",
  resetFactors: "lifecycle/reset_factors",
  forgotPassword: "credentials/forgot_password",
  changePassword: "credentials/change_password",
  changeRecoveryQuestion: "credentials/change_recovery_question",
};

/** A user as one read by id shows it: with a link for each operation the status offers. */
export function userView(org: Org, user: User): Record<string, unknown> {
  return { ...body(user), _links: singleLinks(org, user) };
}

/** A user inside a list: its links lead to itself only. */
export function listedUserView(org: Org, user: User): Record<string, unknown> {
  return { ...body(user), _links: { self: { href: selfHref(org, user) } } };
}

function body(user: User): Record<string, unknown> {
  return {
    id: user.id,
    status: user.status,
    ...(user.transitioningTo === undefined ? {} : { transitioningToStatus: user.transitioningTo }),
    created: user.created,
    activated: user.activated,
    statusChanged: user.statusChanged,
    lastLogin: user.lastLogin,
    lastUpdated: user.lastUpdated,
    passwordChanged: user.passwordChanged,
    type: { id: user.typeId },
    // Real users always show these two, even when nobody set them.
    profile: { mobilePhone: null, secondEmail: null, ...user.profile },
    credentials: credentialsView(user),
  };
}

/** What can be told about credentials: that there are some. */
export function credentialsView(user: User): Record<string, unknown> {
  return {
    ...(user.passwordHash === undefined ? {} : { password: {} }),
    ...(user.recoveryQuestion === undefined ? {} : { recovery_question: { question: user.recoveryQuestion.question } }),
    provider: user.provider,
  };
}

function singleLinks(org: Org, user: User): Record<string, Link> {
  const links: Record<string, Link> = {};
  const isKnown = org.settings.unrecordedLinks === "likely" || !UNRECORDED.includes(user.status);
  const offered = isKnown ? (OFFERED[user.status] ?? []) : [];
  const withFactors = org.settings.engine === "oie" ? [...offered, "resetFactors"] : offered;
  for (const name of withFactors) {
    const path = PATHS[name];
    links[name] = { href: path === "" ? selfHref(org, user) : `${selfHref(org, user)}/${path}`, method: "POST" };
  }
  links["schema"] = { href: `${org.baseUrl()}/api/v1/meta/schemas/user/${org.schemaId}` };
  links["self"] = { href: selfHref(org, user) };
  links["type"] = { href: `${org.baseUrl()}/api/v1/meta/types/user/${user.typeId}` };
  return links;
}

function selfHref(org: Org, user: User): string {
  return `${org.baseUrl()}/api/v1/users/${user.id}`;
}

/** The `ETag` of a single read. */
export function etagOf(user: User): string {
  return `W/"${user.version}"`;
}

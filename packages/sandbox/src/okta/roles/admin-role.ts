/** An admin role a user or a service app holds. */
export interface AdminRole {
  readonly id: string;
  /** `SUPER_ADMIN`, `ORG_ADMIN` … or `CUSTOM`. */
  readonly type: string;
  /** What a `CUSTOM` role may do, `okta.users.read`. */
  readonly permissions?: readonly string[];
  /** Limits the role to these groups and their members. */
  readonly groupTargets?: readonly string[];
  readonly created: string;
}

const READS = ["okta.users.read", "okta.groups.read", "okta.apps.read", "okta.schemas.read", "okta.roles.read"];
const GROUP_MEMBERS = ["okta.groups.members.manage", "okta.users.groupMembership.manage"];

/** What the standard roles may do; `*` is everything. A permission `x.manage` brings `x.read` along. */
const STANDARD: Readonly<Record<string, readonly string[]>> = {
  SUPER_ADMIN: ["*"],
  ORG_ADMIN: [
    "okta.users.*",
    "okta.groups.*",
    "okta.schemas.*",
    "okta.logs.read",
    "okta.apps.read",
    "okta.eventHooks.*",
  ],
  APP_ADMIN: ["okta.apps.*", "okta.users.appAssignment.manage", "okta.groups.appAssignment.manage", ...READS],
  USER_ADMIN: ["okta.users.*", "okta.groups.*", ...READS],
  GROUP_MEMBERSHIP_ADMIN: [...GROUP_MEMBERS, "okta.users.read", "okta.groups.read"],
  HELP_DESK_ADMIN: [
    "okta.users.credentials.*",
    "okta.users.lifecycle.unlock",
    "okta.users.lifecycle.clearSessions",
    "okta.users.read",
  ],
  READ_ONLY_ADMIN: ["*.read"],
  REPORT_ADMIN: ["okta.logs.read", "okta.users.read", "okta.groups.read", "okta.apps.read"],
};

/** Whether a role carries a permission. */
export function allows(role: AdminRole, permission: string): boolean {
  const granted = role.type === "CUSTOM" ? (role.permissions ?? []) : (STANDARD[role.type] ?? []);
  return granted.some((one) => covers(one, permission));
}

/** The standard roles' names. */
export const standardRoles: readonly string[] = Object.keys(STANDARD);

function covers(granted: string, wanted: string): boolean {
  if (granted === "*" || granted === wanted) return true;
  if (granted === "*.read") return wanted.endsWith(".read");
  if (granted.endsWith(".*")) return wanted.startsWith(granted.slice(0, -1));
  return granted.endsWith(".manage") && wanted === granted.replace(/\.manage$/, ".read");
}

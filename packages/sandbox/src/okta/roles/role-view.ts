import type { Org } from "../org.ts";
import type { HeldRole } from "./held-roles.ts";

const LABELS: Readonly<Record<string, string>> = {
  SUPER_ADMIN: "Super Administrator",
  ORG_ADMIN: "Organization Administrator",
  APP_ADMIN: "Application Administrator",
  USER_ADMIN: "Group Administrator",
  GROUP_MEMBERSHIP_ADMIN: "Group Membership Administrator",
  HELP_DESK_ADMIN: "Help Desk Administrator",
  READ_ONLY_ADMIN: "Read Only Administrator",
  REPORT_ADMIN: "Report Administrator",
};

/** A role assignment as Okta shows it. */
export function roleView(org: Org, holderPath: string, role: HeldRole): unknown {
  return {
    id: role.id,
    label: LABELS[role.type] ?? "Custom role",
    type: role.type,
    status: "ACTIVE",
    created: role.created,
    lastUpdated: role.created,
    assignmentType: role.assignmentType,
    _links: { assignee: { href: `${org.baseUrl()}${holderPath}` } },
  };
}

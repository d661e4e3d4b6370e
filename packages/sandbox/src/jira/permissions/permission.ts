/** Permissions a caller can ask about, with the words Jira shows for them. */
export const permissionNames = {
  BROWSE_PROJECTS: ["Browse Projects", "PROJECT"],
  CREATE_ISSUES: ["Create Issues", "PROJECT"],
  EDIT_ISSUES: ["Edit Issues", "PROJECT"],
  DELETE_ISSUES: ["Delete Issues", "PROJECT"],
  TRANSITION_ISSUES: ["Transition Issues", "PROJECT"],
  ASSIGN_ISSUES: ["Assign Issues", "PROJECT"],
  ASSIGNABLE_USER: ["Assignable User", "PROJECT"],
  RESOLVE_ISSUES: ["Resolve Issues", "PROJECT"],
  CLOSE_ISSUES: ["Close Issues", "PROJECT"],
  SCHEDULE_ISSUES: ["Schedule Issues", "PROJECT"],
  MOVE_ISSUES: ["Move Issues", "PROJECT"],
  MODIFY_REPORTER: ["Modify Reporter", "PROJECT"],
  SET_ISSUE_SECURITY: ["Set Issue Security", "PROJECT"],
  LINK_ISSUES: ["Link Issues", "PROJECT"],
  ADD_COMMENTS: ["Add Comments", "PROJECT"],
  EDIT_OWN_COMMENTS: ["Edit Own Comments", "PROJECT"],
  EDIT_ALL_COMMENTS: ["Edit All Comments", "PROJECT"],
  DELETE_OWN_COMMENTS: ["Delete Own Comments", "PROJECT"],
  DELETE_ALL_COMMENTS: ["Delete All Comments", "PROJECT"],
  CREATE_ATTACHMENTS: ["Create Attachments", "PROJECT"],
  DELETE_OWN_ATTACHMENTS: ["Delete Own Attachments", "PROJECT"],
  DELETE_ALL_ATTACHMENTS: ["Delete All Attachments", "PROJECT"],
  MANAGE_WATCHERS: ["Manage Watchers", "PROJECT"],
  VIEW_VOTERS_AND_WATCHERS: ["View Voters and Watchers", "PROJECT"],
  WORK_ON_ISSUES: ["Work On Issues", "PROJECT"],
  ADMINISTER_PROJECTS: ["Administer Projects", "PROJECT"],
  SERVICEDESK_AGENT: ["Work on issues in Jira Service Management", "PROJECT"],
  ADMINISTER: ["Administer Jira", "GLOBAL"],
  SYSTEM_ADMIN: ["Jira System Administrators", "GLOBAL"],
  USER_PICKER: ["Browse Users", "GLOBAL"],
  BULK_CHANGE: ["Make bulk changes", "GLOBAL"],
  CREATE_PROJECT: ["Create team-managed projects", "GLOBAL"],
} as const satisfies Record<string, readonly [string, "PROJECT" | "GLOBAL"]>;

/** The key of a permission. */
export type Permission = keyof typeof permissionNames;

/** Whether a text is the key of a permission. */
export function isPermission(key: string): key is Permission {
  return Object.hasOwn(permissionNames, key);
}

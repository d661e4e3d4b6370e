import type { Field } from "./field.ts";
import type { KindName } from "./kinds.ts";

const everywhere = [{ id: "", name: "", options: [] }];

function system(id: string, name: string, kind: KindName, screens: Partial<Field["screens"]> = {}): Field {
  return { id, name, description: "", kind, contexts: everywhere, screens: { create: true, edit: true, ...screens } };
}

/** Fields of every site that can be written. */
export const systemFields: readonly Field[] = [
  system("summary", "Summary", "summary"),
  system("description", "Description", "paragraph"),
  system("environment", "Environment", "paragraph", { create: false, edit: false }),
  system("issuetype", "Issue Type", "issuetype"),
  system("project", "Project", "project", { edit: false }),
  system("priority", "Priority", "priority"),
  system("labels", "Labels", "labels"),
  system("duedate", "Due date", "date"),
  system("assignee", "Assignee", "user"),
  system("reporter", "Reporter", "user"),
  system("components", "Components", "components"),
  system("fixVersions", "Fix versions", "versions"),
  system("versions", "Affects versions", "versions", { create: false, edit: false }),
  system("security", "Security Level", "security"),
  // Only a transition gives a resolution its date.
  system("resolution", "Resolution", "resolution", { create: false, edit: false }),
];

/** What `GET /field` says of system fields that nobody writes. */
export const computedFields: readonly {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly items?: string;
  readonly clauses?: readonly string[];
}[] = [
  { id: "status", name: "Status", type: "status" },
  { id: "statusCategory", name: "Status Category", type: "statusCategory" },
  {
    id: "statuscategorychangedate",
    name: "Status Category Changed",
    type: "datetime",
    clauses: ["statusCategoryChangedDate"],
  },
  { id: "created", name: "Created", type: "datetime", clauses: ["created", "createdDate"] },
  { id: "updated", name: "Updated", type: "datetime", clauses: ["updated", "updatedDate"] },
  { id: "resolutiondate", name: "Resolved", type: "datetime", clauses: ["resolutiondate", "resolved"] },
  { id: "creator", name: "Creator", type: "user" },
  { id: "parent", name: "Parent", type: "issuelink" },
  { id: "subtasks", name: "Sub-tasks", type: "array", items: "issuelinks", clauses: ["subtasks"] },
  { id: "issuelinks", name: "Linked Issues", type: "array", items: "issuelinks", clauses: [] },
  { id: "attachment", name: "Attachment", type: "array", items: "attachment", clauses: ["attachments"] },
  { id: "comment", name: "Comment", type: "comments-page" },
  { id: "watches", name: "Watchers", type: "watches", clauses: ["watchers"] },
  { id: "votes", name: "Votes", type: "votes" },
  { id: "worklog", name: "Log Work", type: "array", items: "worklog", clauses: [] },
  { id: "timetracking", name: "Time tracking", type: "timetracking", clauses: [] },
  { id: "progress", name: "Progress", type: "progress", clauses: ["progress"] },
  { id: "aggregateprogress", name: "Σ Progress", type: "progress", clauses: [] },
  { id: "workratio", name: "Work Ratio", type: "number" },
  { id: "lastViewed", name: "Last Viewed", type: "datetime" },
  { id: "issuerestriction", name: "Restrict to", type: "issuerestriction", clauses: [] },
];

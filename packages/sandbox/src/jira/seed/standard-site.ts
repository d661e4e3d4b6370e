import type { JiraSeed } from "../jira-seed.ts";

type Status = JiraSeed["statuses"][number];
type Workflow = JiraSeed["workflows"][number];

const status = (name: string, category: Status["category"]): Status => ({ name, category, description: "" });

/** Statuses a new site has. */
export const standardStatuses: readonly Status[] = [
  status("To Do", "new"),
  status("In Progress", "indeterminate"),
  status("Done", "done"),
  status("Open", "new"),
  status("Waiting for approval", "indeterminate"),
  status("Pending", "indeterminate"),
  status("Resolved", "done"),
  status("Closed", "done"),
  status("Canceled", "done"),
  status("Declined", "done"),
];

/** Issue types a new site has. */
export const standardIssueTypes: readonly JiraSeed["issueTypes"][number][] = [
  { name: "Task", description: "A small, distinct piece of work.", subtask: false },
  { name: "Service request", description: "A request that follows the service desk's workflow.", subtask: false },
  { name: "Sub-task", description: "A small piece of work that is part of a larger one.", subtask: true },
];

const step = (
  id: string,
  name: string,
  to: string,
  rest: Partial<Workflow["transitions"][number]> = {},
): Workflow["transitions"][number] => ({
  id,
  name,
  to,
  validators: [],
  allowed: [],
  sets: {},
  customer: false,
  ...rest,
});

const resolving = { screen: [{ field: "resolution", required: true }] };
const reopening = { sets: { resolution: null } };

/** The workflow of projects that name none. */
export const simpleWorkflow: Workflow = {
  name: "simple",
  initial: "To Do",
  transitions: [
    step("11", "To Do", "To Do", reopening),
    step("21", "In Progress", "In Progress", reopening),
    step("31", "Done", "Done", resolving),
  ],
  approvals: [],
};

const serviceSteps = [
  step("21", "Start progress", "In Progress", { from: ["Open", "Pending"] }),
  step("31", "Pending", "Pending", { from: ["Open", "In Progress"] }),
  step("41", "Resolve this issue", "Resolved", { from: ["Open", "In Progress", "Pending"], ...resolving }),
  step("51", "Cancel request", "Canceled", {
    from: ["Open", "Waiting for approval", "In Progress", "Pending"],
    screen: [{ field: "resolution", required: false }],
    customer: true,
  }),
  step("61", "Close", "Closed", { from: ["Resolved"] }),
  step("71", "Reopen", "Open", { from: ["Resolved", "Canceled"], ...reopening }),
];

/** The workflow of service projects that name none: nobody has to approve. */
export const serviceWorkflow: Workflow = {
  name: "service request",
  initial: "Open",
  transitions: serviceSteps,
  approvals: [],
};

/** The workflow for requests that somebody has to approve first; the field that names them is given. */
export function approvalWorkflow(approversField: string): Workflow {
  return {
    name: "service request with approval",
    initial: "Waiting for approval",
    transitions: [
      ...serviceSteps,
      step("81", "Approve", "Open", { from: ["Waiting for approval"] }),
      step("91", "Decline", "Declined", { from: ["Waiting for approval"], sets: { resolution: { name: "Declined" } } }),
    ],
    approvals: [
      {
        name: "Waiting for approval",
        status: "Waiting for approval",
        approversField,
        needed: 1,
        onApprove: "81",
        onDecline: "91",
      },
    ],
  };
}

/** Fields that service management brings; one of a kind that a seed has is not added again. */
export const serviceFields: readonly Pick<JiraSeed["fields"][number], "id" | "name" | "kind" | "onScreens">[] = [
  { id: "customfield_10010", name: "Request Type", kind: "request-type", onScreens: { create: false, edit: true } },
  { id: "customfield_10002", name: "Organizations", kind: "organizations", onScreens: true },
  { id: "customfield_10003", name: "Approvers", kind: "users", onScreens: true },
  { id: "customfield_10026", name: "Request participants", kind: "participants", onScreens: true },
  { id: "customfield_10027", name: "Approvals", kind: "approvals", onScreens: false },
  { id: "customfield_10028", name: "Open forms", kind: "forms-open", onScreens: false },
  { id: "customfield_10029", name: "Submitted forms", kind: "forms-submitted", onScreens: false },
];

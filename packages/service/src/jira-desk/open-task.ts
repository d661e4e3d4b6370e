import { readBackWrite } from "@tenure/http-kit";
import {
  adf,
  bulkFetchIssues,
  createIssue,
  getIssue,
  type JiraClient,
  type JiraError,
  listCreateIssueTypes,
} from "@tenure/jira-client";
import type { TicketRef } from "@tenure/lifecycle-rules";
import type { DeskFailure, TaskDraft } from "@tenure/provisioner";
import { err, errAsync, ok, okAsync, type ResultAsync } from "neverthrow";
import * as z from "zod";
import { deskFailure, toDeskFailure } from "./to-desk-failure.ts";

/** The property that says which step a task was opened for. */
export const STEP_MARK = "tenure.step";

type Task = { readonly key: string };

/** Opens a task below the ticket, or finds the one opened earlier for the same step. */
export function openTask(
  jira: JiraClient,
  taskTypeId: string | undefined,
  ticket: TicketRef,
  task: TaskDraft,
): ResultAsync<Task, DeskFailure> {
  return readParent(jira, ticket)
    .mapErr(toDeskFailure)
    .andThen(({ project, tasks }) => {
      const found = tasks.get(task.stepId);
      if (found !== undefined) return okAsync(found);
      return typeOfTasks(jira, taskTypeId, project).andThen((type) =>
        readBackWrite({
          write: () => createIssue(jira, draftOf(ticket, project, type, task)),
          look: () => readParent(jira, ticket).map((parent) => parent.tasks.get(task.stepId)),
        })
          .map(({ key }) => ({ key }))
          .mapErr(toDeskFailure),
      );
    });
}

const Parent = z.looseObject({
  project: z.looseObject({ id: z.string(), key: z.string() }),
  subtasks: z.array(z.looseObject({ id: z.string() })).catch([]),
});
type Project = z.infer<typeof Parent>["project"];

const Mark = z.looseObject({ stepId: z.string() });

/** The ticket's project, and the tasks below it by the step they were opened for. */
function readParent(
  jira: JiraClient,
  { id }: TicketRef,
): ResultAsync<{ readonly project: Project; readonly tasks: ReadonlyMap<string, Task> }, JiraError> {
  return getIssue(jira, id, { fields: ["project", "subtasks"] }).andThen(({ fields }) => {
    const parent = Parent.safeParse(fields);
    if (!parent.success) return errAsync(noProject);
    const { project, subtasks } = parent.data;
    if (subtasks.length === 0) return okAsync({ project, tasks: new Map<string, Task>() });
    const ids = subtasks.slice(0, 100).map((subtask) => subtask.id);
    // As they are now: the search index may not know a task that was opened a moment ago.
    return bulkFetchIssues(jira, ids, { fields: ["summary"], properties: [STEP_MARK] }).map(({ issues }) => ({
      project,
      tasks: new Map(
        issues.flatMap(({ key, properties }) => {
          const mark = Mark.safeParse(properties?.[STEP_MARK]);
          return mark.success ? [[mark.data.stepId, { key }] as const] : [];
        }),
      ),
    }));
  });
}

const noProject: JiraError = {
  kind: "unexpected-reply",
  endpoint: "GET /rest/api/3/issue/{issueIdOrKey}",
  problems: ["project: absent"],
  sentence: "Jira does not show the ticket's project.",
};

function typeOfTasks(
  jira: JiraClient,
  configured: string | undefined,
  { id, key }: Project,
): ResultAsync<string, DeskFailure> {
  if (configured !== undefined) return okAsync(configured);
  return listCreateIssueTypes(jira, id)
    .mapErr(toDeskFailure)
    .andThen((types) => {
      const type = types.find(({ subtask }) => subtask);
      return type === undefined
        ? err(
            deskFailure(
              "rejected",
              `Project ${key} has no type of sub-task that we may create; name one in jira.taskTypeId.`,
            ),
          )
        : ok(type.id);
    });
}

function draftOf({ id }: TicketRef, project: Project, typeId: string, { details, stepId, summary }: TaskDraft) {
  return {
    fields: {
      project: { id: project.id },
      issuetype: { id: typeId },
      parent: { id },
      // One line of at most 255 characters, or Jira refuses the whole.
      summary: summary.replaceAll(/\s+/g, " ").slice(0, 255),
      ...(details.length === 0
        ? {}
        : { description: adf.doc(adf.bulletList(...details.map(({ label, value }) => `${label}: ${value}`))) }),
    },
    properties: [{ key: STEP_MARK, value: { stepId } }],
  };
}

import { err, ok, type Result } from "neverthrow";
import { type FieldWrites, merge, readFields } from "../fields/read-fields.ts";
import { type Problem, refuseFields } from "../http/problem.ts";
import { can } from "../permissions/can.ts";
import type { Site } from "../site.ts";
import type { User } from "../users/user.ts";
import { issueUpdated } from "../webhooks/announce.ts";
import { projectOf } from "./find-issue.ts";
import type { Comment, Issue } from "./issue.ts";
import { differences, putIssue, recordChange } from "./save-issue.ts";

/** How an issue is edited. */
export interface Edit {
  readonly writes: FieldWrites;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly version: 2 | 3;
  readonly actor: User | undefined;
  readonly bulk?: boolean;
}

/** Writes fields of an issue: all of them or none. */
export function editIssue(site: Site, issue: Issue, edit: Edit): Result<Issue, Problem> {
  const { actor, writes } = edit;
  const project = projectOf(site, issue);
  const mayEdit = can(site, actor, "EDIT_ISSUES", project, issue);
  const read = readFields(writes, {
    site,
    place: issue,
    version: edit.version,
    current: issue.values,
    isOpen({ id, screens }) {
      if (id === "assignee") return can(site, actor, "ASSIGN_ISSUES", project, issue);
      if (id === "reporter") return mayEdit && can(site, actor, "MODIFY_REPORTER", project, issue);
      if (id === "issuetype") return false;
      return mayEdit && screens.edit;
    },
  });
  if (read.isErr()) return err(read.error);
  const values = merge(issue.values, read.value);
  if (values["summary"] === undefined) {
    return err(refuseFields({ summary: "You must specify a summary of the issue." }));
  }
  const required = project.issueTypes.find(({ typeId }) => typeId === issue.typeId)?.required ?? [];
  const emptied = required.filter((id) => Object.hasOwn(read.value, id) && values[id] === undefined);
  if (emptied.length > 0) {
    return err(
      refuseFields(Object.fromEntries(emptied.map((id) => [id, `${site.fields.get(id)?.name ?? id} is required.`]))),
    );
  }
  return ok(
    applyEdit(site, issue, { values, properties: { ...issue.properties, ...edit.properties } }, actor, {
      bulk: edit.bulk === true,
    }),
  );
}

/** How a change is announced. */
export interface Announcement {
  /** One of many at once. */
  readonly bulk?: boolean;
  /** `issue_event_type_name`; worked out from what changed when left out. */
  readonly typeName?: string;
  /** A comment that came with the change and is told with it. */
  readonly comment?: Comment;
}

/** Puts a changed issue in place and tells everybody. */
export function applyEdit(
  site: Site,
  issue: Issue,
  changes: Partial<Issue>,
  actor: User | undefined,
  { bulk = false, typeName, comment }: Announcement = {},
): Issue {
  const next: Issue = { ...issue, ...changes, updated: site.clock.iso() };
  putIssue(site, next);
  const change = recordChange(site, issue.id, actor?.accountId ?? null, differences(site, issue, next));
  if (change !== undefined) {
    const isAssignment = change.items.every(({ fieldId }) => fieldId === "assignee");
    const name = typeName ?? (isAssignment ? "issue_assigned" : "issue_updated");
    issueUpdated(site, next, change, name, bulk, comment);
  }
  return next;
}

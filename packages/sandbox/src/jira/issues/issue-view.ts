import { attachmentsOf, attachmentView } from "../attachments/attachment-view.ts";
import { commentsPage } from "../comments/comment-view.ts";
import { contextAt } from "../fields/field.ts";
import { isList } from "../fields/kind.ts";
import { kinds } from "../fields/kinds.ts";
import type { Reader } from "../http/reader.ts";
import { linksOf, linkView } from "../links/link-view.ts";
import { issueTypeView, priorityView, statusCategoryView, statusView } from "../projects/catalogue-view.ts";
import { projectView } from "../projects/project-view.ts";
import { specialView } from "../service/special-fields.ts";
import { jiraTime } from "../time.ts";
import { userView } from "../users/user-view.ts";
import type { Issue } from "./issue.ts";

/** An issue with all fields, as webhooks and a plain GET show it. */
export function issueView(reader: Reader, issue: Issue): Readonly<Record<string, unknown>> {
  return { id: issue.id, self: selfOf(reader, issue), key: issue.key, fields: issueFields(reader, issue, undefined) };
}

/** The address of an issue. */
export function selfOf(reader: Reader, issue: Issue): string {
  return `${reader.rest}/issue/${issue.id}`;
}

/** The fields of an issue that are asked for; `undefined` asks for all. */
export function issueFields(
  reader: Reader,
  issue: Issue,
  wanted: ReadonlySet<string> | undefined,
): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const [id, view] of Object.entries(computed)) {
    if (wanted?.has(id) ?? true) {
      const value = view(reader, issue);
      if (value !== undefined) fields[id] = value;
    }
  }
  for (const field of reader.site.fields.values()) {
    if (wanted?.has(field.id) === false || field.id in computed) continue;
    if (contextAt(field, issue) === undefined) continue;
    fields[field.id] = fieldView(reader, issue, field.id);
  }
  return fields;
}

/** One field's value as a reader gets it; empty ones are null, or an empty list where the system keeps one. */
export function fieldView(reader: Reader, issue: Issue, fieldId: string): unknown {
  const field = reader.site.fields.get(fieldId);
  if (field === undefined) return undefined;
  const special = specialView(reader, issue, field.kind);
  if (special !== undefined) return special;
  const kind = kinds[field.kind];
  const stored = issue.values[fieldId];
  if (stored !== undefined) return kind.view(stored, reader);
  const isAlwaysList = ["labels", "components", "fixVersions", "versions"].includes(fieldId);
  return isList(kind) && (isAlwaysList || reader.site.settings.emptyList === "[]") ? [] : null;
}

/** An issue as it stands inside another: as parent, sub-task or linked issue. */
export function smallIssueView(reader: Reader, issue: Issue): unknown {
  const { priority, summary } = issue.values;
  return {
    id: issue.id,
    key: issue.key,
    self: selfOf(reader, issue),
    fields: {
      summary: summary ?? "",
      status: statusView(reader, issue.statusId),
      ...(priority === undefined ? {} : { priority: priorityView(reader, String(priority)) }),
      issuetype: issueTypeView(reader, issue.typeId),
    },
  };
}

const time = (reader: Reader, at: string) => jiraTime(Date.parse(at), reader.zone);

const computed: Readonly<Record<string, (reader: Reader, issue: Issue) => unknown>> = {
  statuscategorychangedate: (reader, issue) => time(reader, issue.statusCategoryChanged),
  issuetype: (reader, issue) => issueTypeView(reader, issue.typeId),
  project: (reader, issue) => projectView(reader, issue.projectId),
  status: (reader, issue) => statusView(reader, issue.statusId),
  statusCategory: (reader, issue) =>
    statusCategoryView(reader, reader.site.statuses.get(issue.statusId)?.category ?? "undefined"),
  created: (reader, issue) => time(reader, issue.created),
  updated: (reader, issue) => time(reader, issue.updated),
  resolutiondate: (reader, issue) => (issue.resolved === null ? null : time(reader, issue.resolved)),
  creator: (reader, issue) => userView(reader, issue.creatorId),
  parent(reader, issue) {
    const parent = reader.site.issues.get(issue.parentId ?? "");
    return parent === undefined ? undefined : smallIssueView(reader, parent);
  },
  subtasks: (reader, issue) =>
    reader.site.issues
      .group(issue.id)
      .filter(({ typeId }) => reader.site.issueTypes.get(typeId)?.subtask === true)
      .map((child) => smallIssueView(reader, child)),
  issuelinks: (reader, issue) => linksOf(reader.site, issue.id).map((link) => linkView(reader, link, issue.id)),
  attachment: (reader, issue) => attachmentsOf(reader.site, issue.id).map((one) => attachmentView(reader, one)),
  comment: (reader, issue) => commentsPage(reader, issue),
  watches: (reader, issue) => ({
    self: `${reader.rest}/issue/${issue.key}/watchers`,
    watchCount: issue.watchers.length,
    isWatching: reader.accountId !== undefined && issue.watchers.includes(reader.accountId),
  }),
  votes: (reader, issue) => ({ self: `${reader.rest}/issue/${issue.key}/votes`, votes: 0, hasVoted: false }),
  progress: () => ({ progress: 0, total: 0 }),
  aggregateprogress: () => ({ progress: 0, total: 0 }),
  timetracking: () => ({}),
  worklog: () => ({ startAt: 0, maxResults: 20, total: 0, worklogs: [] }),
  workratio: () => -1,
  lastViewed: () => null,
  timespent: () => null,
  timeestimate: () => null,
  timeoriginalestimate: () => null,
  aggregatetimespent: () => null,
  aggregatetimeestimate: () => null,
  aggregatetimeoriginalestimate: () => null,
  issuerestriction: () => ({ issuerestrictions: {}, shouldDisplay: true }),
};

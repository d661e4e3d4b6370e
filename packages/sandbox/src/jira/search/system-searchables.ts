import { plainText } from "../adf/plain-text.ts";
import type { Issue } from "../issues/issue.ts";
import { requestTypeOf } from "../service/request-view.ts";
import type { Site } from "../site.ts";
import { type Named, named, one, type Searchable, user } from "./searchable.ts";

const among =
  (list: (site: Site) => Iterable<Named>) =>
  (name: string, site: Site): boolean =>
    [...list(site)].some((thing) => thing.id === name || thing.name.toLowerCase() === name.toLowerCase());
const value = (issue: Issue, id: string) => issue.values[id];
const keyNumber = (issue: Issue) => Number(issue.key.split("-")[1]);
const instant = (read: (issue: Issue) => string | null): Searchable => ({
  kind: "instant",
  read(issue) {
    const at = read(issue);
    return at === null ? [] : one(Date.parse(at));
  },
});
const person = (id: string): Searchable => ({
  kind: "names",
  read: (issue, site) => user(site, value(issue, id)),
  rank: (issue, site) => site.users.get(String(value(issue, id)))?.name ?? "",
});

/** Fields every site has, by the names queries have for them. */
export const systemSearchables: Readonly<Record<string, Searchable>> = {
  project: {
    kind: "names",
    read(issue, site) {
      const project = site.projects.get(issue.projectId);
      return project === undefined ? [] : one(project.id, project.key, project.name);
    },
    knows: (name, site) =>
      [...site.projects.values()].some((project) =>
        [project.id, project.key.toLowerCase(), project.name.toLowerCase()].includes(name.toLowerCase()),
      ),
  },
  key: {
    kind: "names",
    read: (issue) => one(issue.id, issue.key),
    // A key it had before it moved means it still.
    means: (text, site) => site.keys.get(text.toUpperCase()) ?? text,
    rank: (issue) => `${issue.key.split("-")[0]}-${String(keyNumber(issue)).padStart(12, "0")}`,
  },
  parent: { kind: "names", read: (issue, site) => one(issue.parentId, site.issues.get(issue.parentId ?? "")?.key) },
  issuetype: {
    kind: "names",
    read: (issue, site) => named(site.issueTypes.get(issue.typeId)),
    knows: among((site) => site.issueTypes.values()),
  },
  status: {
    kind: "names",
    read: (issue, site) => named(site.statuses.get(issue.statusId)),
    knows: among((site) => site.statuses.values()),
  },
  statuscategory: {
    kind: "names",
    read(issue, site) {
      const category = site.statuses.get(issue.statusId)?.category ?? "undefined";
      return one(
        category,
        { undefined: "No Category", new: "To Do", indeterminate: "In Progress", done: "Done" }[category],
      );
    },
  },
  priority: {
    kind: "names",
    read: (issue, site) => named(site.priorities.get(String(value(issue, "priority")))),
    // Sorted by importance, the first being the highest.
    rank: (issue, site) => -[...site.priorities.keys()].indexOf(String(value(issue, "priority"))),
    knows: among((site) => site.priorities.values()),
  },
  resolution: {
    kind: "names",
    read(issue, site) {
      const resolution = site.resolutions.get(String(value(issue, "resolution")));
      return resolution === undefined ? [] : named(resolution);
    },
    knows: (name, site) => name.toLowerCase() === "unresolved" || among((all) => all.resolutions.values())(name, site),
  },
  level: {
    kind: "names",
    read: (issue, site) =>
      named(site.projects.get(issue.projectId)?.securityLevels.find(({ id }) => id === value(issue, "security"))),
  },
  assignee: person("assignee"),
  reporter: person("reporter"),
  creator: { kind: "names", read: (issue, site) => user(site, issue.creatorId) },
  watcher: { kind: "names", read: (issue, site) => issue.watchers.flatMap((id) => user(site, id)) },
  labels: {
    kind: "names",
    read: (issue) => ((value(issue, "labels") ?? []) as readonly string[]).map((label) => [label]),
  },
  component: {
    kind: "names",
    read: (issue, site) =>
      ((value(issue, "components") ?? []) as readonly string[]).flatMap((id) =>
        named(site.projects.get(issue.projectId)?.components.find((component) => component.id === id)),
      ),
  },
  summary: { kind: "text", read: (issue) => one(String(value(issue, "summary") ?? "")) },
  description: {
    kind: "text",
    read: (issue) => (value(issue, "description") === undefined ? [] : one(plainText(value(issue, "description")))),
  },
  comment: {
    kind: "text",
    read: (issue, site) => (site.commentsOf.get(issue.id) ?? []).map((id) => [plainText(site.comments.get(id)?.body)]),
  },
  text: {
    kind: "text",
    read: (issue, site) =>
      one(
        JSON.stringify([
          ...Object.values(issue.values),
          ...(site.commentsOf.get(issue.id) ?? []).map((id) => plainText(site.comments.get(id)?.body)),
        ]),
      ),
  },
  created: instant(({ created }) => created),
  updated: instant(({ updated }) => updated),
  resolved: instant(({ resolved }) => resolved),
  statuscategorychangeddate: instant(({ statusCategoryChanged }) => statusCategoryChanged),
  duedate: {
    kind: "day",
    read: (issue) => (value(issue, "duedate") === undefined ? [] : one(String(value(issue, "duedate")))),
  },
  request_type: {
    kind: "names",
    read: (issue, site) => named(requestTypeOf(site, issue)),
  },
};

/** Other names of the same. */
export const aliases: Readonly<Record<string, string>> = {
  issue: "key",
  issuekey: "key",
  id: "key",
  type: "issuetype",
  "issue type": "issuetype",
  "status category": "statuscategory",
  due: "duedate",
  "due date": "duedate",
  createddate: "created",
  updateddate: "updated",
  resolutiondate: "resolved",
  security: "level",
  watchers: "watcher",
  components: "component",
  "request type": "request_type",
  "customer request type": "request_type",
};

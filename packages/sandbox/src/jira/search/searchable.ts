import { plainText } from "../adf/plain-text.ts";
import type { Cascade } from "../fields/choice-kinds.ts";
import { contextAt, isCustom } from "../fields/field.ts";
import { kinds } from "../fields/kinds.ts";
import type { Issue } from "../issues/issue.ts";
import { requestTypeOf } from "../service/request-view.ts";
import type { Site } from "../site.ts";

/** What a field of JQL is compared as. */
export interface Searchable {
  readonly kind: "names" | "text" | "instant" | "day" | "number";
  /**
   * The values of an issue. For names: every word that means the value, ids included, one list for each value. For
   * instants and days: epoch milliseconds and `YYYY-MM-DD`.
   */
  readonly read: (issue: Issue, site: Site) => readonly (readonly (string | number)[])[];
  /** What it is sorted by. */
  readonly rank?: (issue: Issue, site: Site) => string | number;
  /** What a word stands for; itself when left out. */
  readonly means?: (text: string, site: Site) => string;
  /** Whether a name means anything on this site; checked before the search. */
  readonly knows?: (name: string, site: Site) => boolean;
}

type Named = { readonly id: string; readonly name: string };

const one = (...words: readonly (string | number | undefined)[]) => [words.filter((word) => word !== undefined)];
const named = (thing: Named | undefined) => (thing === undefined ? [] : one(thing.id, thing.name));
const among =
  (list: (site: Site) => Iterable<Named>) =>
  (name: string, site: Site): boolean =>
    [...list(site)].some((thing) => thing.id === name || thing.name.toLowerCase() === name.toLowerCase());
const user = (site: Site, id: unknown) => {
  const found = typeof id === "string" ? site.users.get(id) : undefined;
  // E-mails are understood in queries whether or not answers show them.
  return found === undefined ? [] : one(found.accountId, found.email, found.name);
};
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

const system: Readonly<Record<string, Searchable>> = {
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

const aliases: Readonly<Record<string, string>> = {
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

/** The field a query means: a system name, `cf[10042]`, or the name of custom fields, of which there may be several. */
export function searchablesOf(name: string, site: Site): readonly Searchable[] {
  const folded = name.toLowerCase();
  const known = system[aliases[folded] ?? folded];
  if (known !== undefined) return [known];
  const [, number] = /^cf\[(\d+)\]$/.exec(folded) ?? [];
  return [...site.fields.values()]
    .filter((field) => isCustom(field))
    .filter((field) =>
      number === undefined
        ? field.name.toLowerCase() === folded || field.id === folded
        : field.id === `customfield_${number}`,
    )
    .map((field) => custom(site, field.id));
}

function custom(site: Site, fieldId: string): Searchable {
  const field = site.fields.get(fieldId)!;
  const stored = (issue: Issue) => (contextAt(field, issue) === undefined ? undefined : issue.values[fieldId]);
  const kind = kinds[field.kind];
  const read =
    (make: (value: unknown, here: Site) => readonly (readonly (string | number)[])[]) => (issue: Issue, here: Site) => {
      const now = stored(issue);
      return now === undefined ? [] : make(now, here);
    };
  switch (field.kind) {
    case "text":
    case "paragraph":
    case "url":
      return { kind: "text", read: read((now) => one(kind.text(now, site))) };
    case "number":
      return { kind: "number", read: read((now) => one(Number(now))) };
    case "date":
      return { kind: "day", read: read((now) => one(String(now))) };
    case "datetime":
      return { kind: "instant", read: read((now) => one(Date.parse(String(now)))) };
    case "user":
    case "users":
    case "people":
    case "participants":
      return { kind: "names", read: read((now, here) => [now].flat().flatMap((id) => user(here, id))) };
    case "request-type":
      return { kind: "names", read: (issue, here) => named(requestTypeOf(here, issue)) };
    case "cascading":
      return {
        kind: "names",
        read: read((now, here) => {
          const { parent, child } = now as Cascade;
          return [parent, child].flatMap((id) => (id === undefined ? [] : one(id, here.options.get(id)?.value)));
        }),
      };
    case "select":
    case "radio":
    case "multiselect":
    case "checkboxes":
      return {
        kind: "names",
        read: read((now, here) => [now].flat().map((id) => [String(id), here.options.get(String(id))?.value ?? ""])),
      };
    default:
      return { kind: "names", read: read((now, here) => one(kind.text(now, here))) };
  }
}

import { plainText } from "../adf/plain-text.ts";
import { changeView } from "../changes/change-view.ts";
import { contextAt } from "../fields/field.ts";
import { editMeta } from "../fields/field-routes.ts";
import { computedRows, schemaOf } from "../fields/field-view.ts";
import type { Call } from "../http/call.ts";
import { readerOf } from "../http/reader.ts";
import { transitionViews } from "../workflows/transition-view.ts";
import type { Issue } from "./issue.ts";
import { issueFields, issueView } from "./issue-view.ts";

/** Which fields are asked for; `undefined` is all of them. */
export type Wanted = ReadonlySet<string> | { readonly allBut: ReadonlySet<string> } | undefined;

/** Reads a list of fields: names, `*all`, `*navigable`, and `-name` to leave one out. */
export function readWanted(fields: readonly string[] | undefined): Wanted {
  if (fields === undefined || fields.length === 0) return undefined;
  const without = new Set(fields.filter((one) => one.startsWith("-")).map((one) => one.slice(1)));
  const named = fields.filter((one) => !one.startsWith("-"));
  if (named.length === 0 || named.includes("*all") || named.includes("*navigable")) return { allBut: without };
  return new Set(named);
}

/** An issue as the caller asked for it. */
export function shownIssue(
  call: Call,
  issue: Issue,
  wanted: Wanted,
  expand: readonly string[],
  properties: readonly string[] | undefined,
): Readonly<Record<string, unknown>> {
  const { site } = call;
  const reader = readerOf(call);
  const { id, self, key } = issueView(reader, issue);
  const fields = pick(issueFields(reader, issue, wanted instanceof Set ? wanted : undefined), wanted);
  const ids = Object.keys(fields);
  return {
    expand:
      "renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations,customfield_10010.requestTypePractice",
    id,
    self,
    key,
    fields,
    ...(expand.includes("names") ? { names: Object.fromEntries(ids.map((one) => [one, nameOf(call, one)])) } : {}),
    ...(expand.includes("schema") ? { schema: schemas(call, ids) } : {}),
    ...(expand.includes("renderedFields") ? { renderedFields: rendered(call, issue, ids) } : {}),
    ...(expand.includes("transitions") ? { transitions: transitionViews(call, issue, false) } : {}),
    ...(expand.includes("editmeta") ? { editmeta: { fields: editMeta(call, issue) } } : {}),
    ...(expand.includes("operations") ? { operations: { linkGroups: [] } } : {}),
    ...(expand.includes("versionedRepresentations") ? { versionedRepresentations: {} } : {}),
    ...(expand.includes("changelog") ? { changelog: changelog(call, issue) } : {}),
    ...(properties === undefined ? {} : { properties: pickProperties(site.issues.get(issue.id) ?? issue, properties) }),
  };
}

function pick(fields: Readonly<Record<string, unknown>>, wanted: Wanted): Readonly<Record<string, unknown>> {
  if (wanted === undefined || wanted instanceof Set || !("allBut" in wanted) || wanted.allBut.size === 0) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([id]) => !wanted.allBut.has(id)));
}

function nameOf({ site }: Call, fieldId: string): string {
  const computed = computedRows.find(({ id }) => id === fieldId);
  return site.fields.get(fieldId)?.name ?? String(computed?.["name"] ?? fieldId);
}

function schemas({ site }: Call, ids: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    ids.flatMap((one) => {
      const field = site.fields.get(one);
      const schema = field === undefined ? computedRows.find(({ id }) => id === one)?.["schema"] : schemaOf(field);
      return schema === undefined ? [] : [[one, schema]];
    }),
  );
}

function rendered({ site }: Call, issue: Issue, ids: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    ids.map((id) => {
      const field = site.fields.get(id);
      const isDocument = field?.kind === "paragraph" && contextAt(field, issue) !== undefined;
      const stored = issue.values[id];
      return [id, isDocument && stored !== undefined ? `<p>${plainText(stored).replaceAll("<", "&lt;")}</p>` : null];
    }),
  );
}

/** The expanded changelog is newest first, unlike the page of its own. */
function changelog(call: Call, issue: Issue): unknown {
  const changes = call.site.changes.get(issue.id) ?? [];
  const histories = changes.toReversed().map((change) => changeView(readerOf(call), change));
  return { startAt: 0, maxResults: histories.length, total: histories.length, histories };
}

function pickProperties(issue: Issue, asked: readonly string[]): Readonly<Record<string, unknown>> {
  const without = asked.filter((one) => one.startsWith("-")).map((one) => one.slice(1));
  return Object.fromEntries(
    Object.entries(issue.properties).filter(
      ([key]) => (asked.includes("*all") || asked.includes(key)) && !without.includes(key),
    ),
  );
}

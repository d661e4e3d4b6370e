import { isCustom } from "../fields/field.ts";
import { kinds } from "../fields/kinds.ts";
import type { Site } from "../site.ts";
import { nextId } from "../site.ts";
import type { Change, ChangeItem, Issue } from "./issue.ts";

/** Keeps an issue and tells the search index of it. */
export function putIssue(site: Site, issue: Issue): void {
  site.issues.set(issue.id, issue);
  site.keys.set(issue.key.toUpperCase(), issue.id);
  site.index.changed(issue.id);
}

/** Keeps what changed. Nothing changed: no entry, `undefined`. */
export function recordChange(
  site: Site,
  issueId: string,
  authorId: string | null,
  items: readonly ChangeItem[],
): Change | undefined {
  if (items.length === 0) return undefined;
  const change: Change = { id: nextId(site, "change"), issueId, authorId, created: site.clock.iso(), items };
  site.changes.set(issueId, [...(site.changes.get(issueId) ?? []), change]);
  return change;
}

/** What differs between two states of an issue, field by field. */
export function differences(site: Site, before: Issue | undefined, after: Issue): readonly ChangeItem[] {
  const items: ChangeItem[] = [];
  const ids = new Set([...Object.keys(before?.values ?? {}), ...Object.keys(after.values)]);
  for (const id of ids) {
    const from = before?.values[id];
    const to = after.values[id];
    if (JSON.stringify(from) !== JSON.stringify(to)) items.push(item(site, id, from, to));
  }
  if (before?.statusId !== after.statusId) {
    const name = (id: string | undefined) => (id === undefined ? null : (site.statuses.get(id)?.name ?? null));
    items.push({
      // Jira itself is not of one mind about the case.
      field: before === undefined ? "Status" : "status",
      fieldtype: "jira",
      fieldId: "status",
      from: before?.statusId ?? null,
      fromString: name(before?.statusId),
      to: after.statusId,
      toString: name(after.statusId),
    });
  }
  return items;
}

function item(site: Site, fieldId: string, from: unknown, to: unknown): ChangeItem {
  const field = site.fields.get(fieldId);
  const kind = kinds[field?.kind ?? "text"];
  const raw = (value: unknown) => (value === undefined ? null : kind.raw(value));
  const text = (value: unknown) => (value === undefined ? null : kind.text(value, site));
  const custom = isCustom({ id: fieldId });
  return {
    field: custom ? (field?.name ?? fieldId) : fieldId,
    fieldtype: custom ? "custom" : "jira",
    fieldId,
    from: raw(from),
    fromString: text(from),
    to: raw(to),
    toString: text(to),
  };
}

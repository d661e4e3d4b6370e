import { formatJiraTime } from "../time/jira-time.ts";
import type { FieldOption, FieldSchema, FieldValue } from "./field-value.ts";

/** Choices go by id: a label may exist twice, and in another context it has another id. */
const byId = ({ id }: FieldOption): { readonly id: string } => ({ id });

/**
 * Writes a value the way Jira wants it in `fields` of a create or an edit. An `empty` value is
 * `null`, which clears a field.
 *
 * What Jira fills itself (`opaque`) and what could not be read gives `undefined`: leave the field out.
 */
export function encodeField(schema: FieldSchema, value: FieldValue): unknown {
  // The one list of things that is written as bare numbers.
  if (schema.custom === "com.atlassian.servicedesk:sd-customer-organizations" && value.kind === "things") {
    return value.things.map(({ id }) => Number(id));
  }
  switch (value.kind) {
    case "empty":
      return null;
    case "text":
      return value.text;
    case "rich-text":
      return value.document;
    case "number":
      return value.number;
    case "url":
      return value.url;
    case "date":
      return value.date;
    case "date-time":
      return formatJiraTime(new Date(value.instant));
    case "option":
      return byId(value.option);
    case "options":
      return value.options.map(byId);
    case "cascade":
      return value.child === undefined ? byId(value.parent) : { ...byId(value.parent), child: byId(value.child) };
    case "user":
      return { accountId: value.user.accountId };
    case "users":
      return value.users.map(({ accountId }) => ({ accountId }));
    case "group":
      return value.group.groupId === undefined ? { name: value.group.name } : { groupId: value.group.groupId };
    case "groups":
      return value.groups.map(({ groupId, name }) => (groupId === undefined ? { name } : { groupId }));
    case "labels":
      return value.labels;
    case "thing":
      return { id: value.thing.id };
    case "things":
      return value.things.map(({ id }) => ({ id }));
    case "team":
      return value.id;
    case "assets":
      return value.assets.map(({ workspaceId, objectId }) => ({ id: `${workspaceId}:${objectId}` }));
    case "request-type":
      return value.requestType.id; // plain text: an object is refused
    case "opaque":
    case "unreadable":
      return undefined;
  }
}

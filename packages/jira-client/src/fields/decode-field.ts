import { adfToText } from "../adf/adf-to-text.ts";
import { isObject, ownText } from "../own.ts";
import { parseJiraTime } from "../time/jira-time.ts";
import { allOf, isEmpty, toAsset, toGroup, toOption, toRequestType, toThing, toUser } from "./field-shapes.ts";
import type { FieldSchema, FieldValue } from "./field-value.ts";

type Decoder = (value: unknown) => FieldValue | undefined;

const PLATFORM = "com.atlassian.jira.plugin.system.customfieldtypes:";

const text: Decoder = (value) => (typeof value === "string" ? { kind: "text", text: value } : undefined);

const richText: Decoder = (value) =>
  typeof value === "string" || isObject(value)
    ? { kind: "rich-text", document: value, text: adfToText(value) }
    : undefined;

const number: Decoder = (value) => (typeof value === "number" ? { kind: "number", number: value } : undefined);

const url: Decoder = (value) => (typeof value === "string" ? { kind: "url", url: value } : undefined);

const date: Decoder = (value) =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? { kind: "date", date: value } : undefined;

const dateTime: Decoder = (value) => {
  const instant = parseJiraTime(value);
  return instant === undefined ? undefined : { kind: "date-time", instant };
};

const one =
  <T>(read: (value: unknown) => T | undefined, give: (found: T) => FieldValue): Decoder =>
  (value) => {
    const found = read(value);
    return found === undefined ? undefined : give(found);
  };

const many =
  <T>(read: (value: unknown) => T | undefined, give: (found: readonly T[]) => FieldValue): Decoder =>
  (value) => {
    const found = allOf(value, read);
    return found === undefined ? undefined : give(found);
  };

const option = one(toOption, (found) => ({ kind: "option", option: found }));
const options = many(toOption, (found) => ({ kind: "options", options: found }));
const user = one(toUser, (found) => ({ kind: "user", user: found }));
const users = many(toUser, (found) => ({ kind: "users", users: found }));
const group = one(toGroup, (found) => ({ kind: "group", group: found }));
const groups = many(toGroup, (found) => ({ kind: "groups", groups: found }));
const thing = one(toThing, (found) => ({ kind: "thing", thing: found }));
const things = many(toThing, (found) => ({ kind: "things", things: found }));
const labels = many(
  (value) => (typeof value === "string" ? value : undefined),
  (found) => ({ kind: "labels", labels: found }),
);
const requestType = one(toRequestType, (found) => ({ kind: "request-type", requestType: found }));
const opaque: Decoder = (value) => ({ kind: "opaque", value });

const cascade: Decoder = (value) => {
  const parent = toOption(value);
  if (parent === undefined) return undefined;
  const child = isObject(value) ? value["child"] : undefined;
  if (isEmpty(child)) return { kind: "cascade", parent };
  const below = toOption(child);
  return below === undefined ? undefined : { kind: "cascade", parent, child: below };
};

// Some sites give the team's id, some the team.
const team: Decoder = (value) => {
  if (typeof value === "string") return { kind: "team", id: value };
  const id = ownText(value, "id");
  const name = ownText(value, "name") ?? ownText(value, "title");
  if (id === undefined) return undefined;
  return name === undefined ? { kind: "team", id } : { kind: "team", id, name };
};

const assets: Decoder = (value) => {
  const found = allOf(Array.isArray(value) ? value : [value], toAsset);
  return found === undefined ? undefined : { kind: "assets", assets: found };
};

/** Kinds of custom fields, by key. */
const BY_CUSTOM: Readonly<Record<string, Decoder>> = {
  [`${PLATFORM}textfield`]: text,
  [`${PLATFORM}textarea`]: richText,
  [`${PLATFORM}float`]: number,
  [`${PLATFORM}url`]: url,
  [`${PLATFORM}datepicker`]: date,
  [`${PLATFORM}datetime`]: dateTime,
  [`${PLATFORM}select`]: option,
  [`${PLATFORM}radiobuttons`]: option,
  [`${PLATFORM}multiselect`]: options,
  [`${PLATFORM}multicheckboxes`]: options,
  [`${PLATFORM}cascadingselect`]: cascade,
  [`${PLATFORM}userpicker`]: user,
  [`${PLATFORM}multiuserpicker`]: users,
  [`${PLATFORM}people`]: users,
  [`${PLATFORM}grouppicker`]: group,
  [`${PLATFORM}multigrouppicker`]: groups,
  [`${PLATFORM}labels`]: labels,
  [`${PLATFORM}project`]: thing,
  [`${PLATFORM}version`]: thing,
  [`${PLATFORM}multiversion`]: things,
  "com.atlassian.teams:rm-teams-custom-field-team": team,
  "com.atlassian.jira.plugins.cmdb:cmdb-object-cftype": assets,
  "com.atlassian.servicedesk:vp-origin": requestType,
  "com.atlassian.servicedesk:sd-request-participants": users,
  "com.atlassian.servicedesk:sd-customer-organizations": things,
  "com.atlassian.servicedesk.approvals-plugin:sd-approvals": opaque,
  "com.atlassian.servicedesk:sd-sla-field": opaque,
  "com.atlassian.jira.plugins.proforma-managed-fields:forms-open-field-cftype": number,
  "com.atlassian.jira.plugins.proforma-managed-fields:forms-submitted-field-cftype": number,
  "com.pyxis.greenhopper.jira:gh-sprint": opaque,
  "com.pyxis.greenhopper.jira:gh-lexo-rank": text,
};

/** System fields whose type alone says too little. */
const BY_SYSTEM: Readonly<Record<string, Decoder>> = { description: richText, environment: richText, labels };

const BY_TYPE: Readonly<Record<string, Decoder>> = {
  string: text,
  number,
  date,
  datetime: dateTime,
  option,
  user,
  group,
  project: thing,
  version: thing,
  issuetype: thing,
  status: thing,
  priority: thing,
  resolution: thing,
  component: thing,
  securitylevel: thing,
  "option-with-child": cascade,
  team,
  "sd-customerrequesttype": requestType,
};

const BY_ITEMS: Readonly<Record<string, Decoder>> = {
  option: options,
  user: users,
  group: groups,
  string: labels,
  version: things,
  component: things,
  "cmdb-object-field": assets,
};

const lookUp = (table: Readonly<Record<string, Decoder>>, name: string | undefined): Decoder | undefined =>
  name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;

/**
 * Reads a field's value by its kind.
 *
 * The kind comes from `schema.custom`, for a field of Jira's own from its name and type; a kind
 * nobody here knows is `opaque`. A value that does not fit its kind is `unreadable`, whole: part
 * of a list would be a wrong list.
 */
export function decodeField(schema: FieldSchema, value: unknown): FieldValue {
  if (isEmpty(value)) return { kind: "empty" };
  const { custom, system, type, items } = schema;
  const byType = type === "array" ? lookUp(BY_ITEMS, items) : lookUp(BY_TYPE, type);
  const decoder = lookUp(BY_CUSTOM, custom) ?? lookUp(BY_SYSTEM, system) ?? byType ?? opaque;
  return decoder(value) ?? { kind: "unreadable", expected: custom ?? system ?? type ?? "unknown", value };
}

import { err, ok } from "neverthrow";
import { isObject } from "../http/call.ts";
import type { Kind } from "./kind.ts";

const unwritable = () => err("This field is read only.");
const asText = (stored: unknown): string => (typeof stored === "string" ? stored : JSON.stringify(stored));

/** A field that only Jira or an app fills. */
const readOnly = (custom: string, type?: string, items?: string): Kind => ({
  ...(type === undefined ? {} : { type }),
  ...(items === undefined ? {} : { items }),
  custom,
  verbs: [],
  read: unwritable,
  view: (stored) => stored,
  raw: () => null,
  text: asText,
});

/** Kinds of fields that service management, forms, planning and assets bring. */
export const appKinds = {
  "request-type": {
    type: "sd-customerrequesttype",
    custom: "com.atlassian.servicedesk:vp-origin",
    verbs: ["set"],
    read(input, { site, place }) {
      // Not an object with an id, unlike every other choice.
      if (typeof input !== "string") return err("Operation value must be a string");
      const requestType = site.requestTypes.get(input);
      const fits = requestType !== undefined && requestType.projectId === place.projectId;
      return fits ? ok(input) : err("Specify a valid request type.");
    },
    view: (stored) => stored,
    raw: (stored) => String(stored),
    text: (stored, site) => site.requestTypes.get(String(stored))?.name ?? "",
  },
  organizations: {
    type: "array",
    items: "sd-customerorganization",
    custom: "com.atlassian.servicedesk:sd-customer-organizations",
    verbs: ["add", "set", "remove"],
    read(input, { site }) {
      if (!Array.isArray(input)) return err("data was not an array");
      const ids = input.map(String);
      return ids.every((id) => site.organizations.has(id)) ? ok(ids) : err("Specify a valid organization.");
    },
    view: (stored, { site, base }) =>
      (stored as readonly string[]).map((id) => ({
        id,
        name: site.organizations.get(id)?.name ?? "",
        _links: { self: `${base}/rest/servicedeskapi/organization/${id}` },
      })),
    raw: (stored) => (stored as readonly string[]).join(", "),
    text: (stored, site) =>
      (stored as readonly string[]).map((id) => site.organizations.get(id)?.name ?? "").join(", "),
  },
  approvals: readOnly("com.atlassian.servicedesk.approvals-plugin:sd-approvals", "sd-approvals"),
  sla: readOnly("com.atlassian.servicedesk:sd-sla-field", "sd-servicelevelagreement"),
  "forms-open": readOnly("com.atlassian.jira.plugins.proforma-managed-fields:forms-open-field-cftype", "number"),
  "forms-submitted": readOnly(
    "com.atlassian.jira.plugins.proforma-managed-fields:forms-submitted-field-cftype",
    "number",
  ),
  rank: readOnly("com.pyxis.greenhopper.jira:gh-lexo-rank", "any"),
  /** A script's result: the schema of such a field names no type. */
  scripted: readOnly("com.onresolve.jira.groovy.groovyrunner:scripted-field"),
  sprint: {
    type: "array",
    items: "json",
    custom: "com.pyxis.greenhopper.jira:gh-sprint",
    verbs: ["set"],
    read: (input) => (typeof input === "number" ? ok([{ id: input }]) : err("Number value expected as the Sprint id.")),
    view: (stored) =>
      (stored as readonly { id: number }[]).map((sprint) => ({
        name: `Sprint ${sprint.id}`,
        state: "active",
        boardId: 1,
        goal: "",
        ...sprint,
      })),
    raw: (stored) => (stored as readonly { id: number }[]).map(({ id }) => id).join(", "),
    text: (stored) => (stored as readonly { id: number }[]).map(({ id }) => `Sprint ${id}`).join(", "),
  },
  team: {
    type: "team",
    custom: "com.atlassian.teams:rm-teams-custom-field-team",
    verbs: ["set"],
    read: (input) => (typeof input === "string" ? ok(input) : err("Operation value must be a string")),
    view: (stored, { site }) =>
      site.settings.teamView === "id" ? stored : { id: stored, name: `Team ${String(stored).slice(0, 8)}` },
    raw: (stored) => String(stored),
    text: asText,
  },
  assets: {
    type: "array",
    items: "cmdb-object-field",
    custom: "com.atlassian.jira.plugins.cmdb:cmdb-object-cftype",
    verbs: ["add", "set", "remove"],
    read(input) {
      if (!Array.isArray(input)) return err("data was not an array");
      const ids = input.map((entry) => (isObject(entry) ? entry["id"] : undefined));
      return ids.every((id) => typeof id === "string" && /^[^:]+:[^:]+$/.test(id))
        ? ok(ids)
        : err("Assets object id must be 'workspaceId:objectId'");
    },
    // Never the label and never the object's key: those are behind another API.
    view: (stored) =>
      (stored as readonly string[]).map((id) => {
        const [workspaceId, objectId] = id.split(":");
        return { workspaceId, id, objectId };
      }),
    raw: (stored) => (stored as readonly string[]).join(", "),
    text: (stored) => (stored as readonly string[]).join(", "),
  },
} as const satisfies Record<string, Kind>;

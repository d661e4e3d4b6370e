import { fieldOfKind } from "../fields/field-of-kind.ts";
import { kinds } from "../fields/kinds.ts";
import type { Reader } from "../http/reader.ts";
import { projectOf } from "../issues/find-issue.ts";
import type { Issue } from "../issues/issue.ts";
import { fieldView } from "../issues/issue-view.ts";
import type { RequestType } from "../projects/project.ts";
import type { Site } from "../site.ts";
import { serviceDate } from "./service-date.ts";
import { serviceUserView } from "./service-user-view.ts";

/** The request type of an issue; an issue made by the platform's API has none until the field is set. */
export function requestTypeOf(site: Site, issue: Issue): RequestType | undefined {
  const fieldId = fieldOfKind(site, "request-type");
  return fieldId === undefined ? undefined : site.requestTypes.get(String(issue.values[fieldId] ?? ""));
}

/** A request type as service management writes it. */
export function requestTypeView(reader: Reader, type: RequestType): Readonly<Record<string, unknown>> {
  const desk = reader.site.projects.get(type.projectId)?.serviceDesk?.id ?? "";
  const icon = `${reader.base}/rest/api/2/universal_avatar/view/type/SD_REQTYPE/avatar/10500`;
  return {
    _expands: ["field"],
    id: type.id,
    _links: { self: `${reader.base}/rest/servicedeskapi/servicedesk/${desk}/requesttype/${type.id}` },
    name: type.name,
    description: type.description,
    helpText: type.helpText,
    issueTypeId: type.issueTypeId,
    serviceDeskId: desk,
    portalId: desk,
    groupIds: [],
    icon: {
      id: "10500",
      _links: {
        iconUrls: Object.fromEntries(
          ["48x48", "24x24", "16x16", "32x32"].map((size) => [size, `${icon}?size=${size}`]),
        ),
      },
    },
    restrictionStatus: type.restricted ? "RESTRICTED" : "OPEN",
    canCreateRequest: true,
  };
}

/** Where a request stands. Categories are in capitals here, and only here. */
export function currentStatus(reader: Reader, issue: Issue): Readonly<Record<string, unknown>> {
  const status = reader.site.statuses.get(issue.statusId);
  return {
    status: status?.name ?? "",
    statusCategory: (status?.category ?? "undefined").toUpperCase(),
    statusDate: serviceDate(reader, lastStatusChange(reader.site, issue)),
  };
}

function lastStatusChange(site: Site, issue: Issue): string {
  const changes = site.changes.get(issue.id) ?? [];
  return changes.findLast(({ items }) => items.some(({ fieldId }) => fieldId === "status"))?.created ?? issue.created;
}

function links(reader: Reader, issue: Issue): Readonly<Record<string, string>> {
  const desk = projectOf(reader.site, issue).serviceDesk?.id ?? "";
  return {
    jiraRest: `${reader.base}/rest/api/2/issue/${issue.id}`,
    web: `${reader.base}/servicedesk/customer/portal/${desk}/${issue.key}`,
    self: `${reader.base}/rest/servicedeskapi/request/${issue.id}`,
    agent: `${reader.base}/browse/${issue.key}`,
  };
}

/** The request type field of an issue. */
export function requestTypeFieldView(reader: Reader, issue: Issue): unknown {
  const type = requestTypeOf(reader.site, issue);
  if (type === undefined) return null;
  return {
    _links: links(reader, issue),
    requestType: requestTypeView(reader, type),
    currentStatus: currentStatus(reader, issue),
  };
}

/** A request as service management writes it: the portal's fields by the portal's labels, hidden ones left out. */
export function requestView(reader: Reader, issue: Issue, type: RequestType): Readonly<Record<string, unknown>> {
  const project = projectOf(reader.site, issue);
  return {
    _expands: ["participant", "status", "sla", "requestType", "serviceDesk", "attachment", "action", "comment"],
    issueId: issue.id,
    issueKey: issue.key,
    summary: issue.values["summary"],
    requestTypeId: type.id,
    serviceDeskId: project.serviceDesk?.id ?? "",
    createdDate: serviceDate(reader, issue.created),
    reporter: serviceUserView(reader, String(issue.values["reporter"] ?? "")),
    requestFieldValues: type.fields
      .filter(({ hidden }) => !hidden)
      .map(({ fieldId, label }) => ({
        fieldId,
        label,
        ...fieldValue(reader, issue, fieldId),
      })),
    currentStatus: currentStatus(reader, issue),
    _links: links(reader, issue),
  };
}

function fieldValue(reader: Reader, issue: Issue, fieldId: string): object {
  const field = reader.site.fields.get(fieldId);
  const stored = issue.values[fieldId];
  if (field === undefined || stored === undefined) return {};
  if (field.kind !== "paragraph") return { value: fieldView(reader, issue, fieldId) };
  const text = kinds.paragraph.view(stored, { ...reader, version: 2 });
  return { value: text, renderedValue: { html: `<p>${String(text).replaceAll("<", "&lt;")}</p>` } };
}

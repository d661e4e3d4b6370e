import { err, ok, type Result } from "neverthrow";
import { wikiToAdf } from "../adf/wiki-to-adf.ts";
import { fieldOfKind } from "../fields/field-of-kind.ts";
import { addForm } from "../forms/fill-form.ts";
import { readAnswers } from "../forms/read-answers.ts";
import { type Call, isObject } from "../http/call.ts";
import type { Problem } from "../http/problem.ts";
import { createIssue } from "../issues/create-issue.ts";
import type { Issue } from "../issues/issue.ts";
import { can, isAgent } from "../permissions/can.ts";
import type { RequestType } from "../projects/project.ts";
import type { Site } from "../site.ts";
import type { User } from "../users/user.ts";
import { notLoggedIn } from "./find-request.ts";
import { asServiceProblem, serviceProblem } from "./service-problem.ts";

const invalid = (message: string): Problem => serviceProblem(400, message, "sd.request.create.error.invalid");

/** Makes a request from a body of service management. */
export function createRequest(
  call: Call,
  body: Readonly<Record<string, unknown>>,
): Result<{ readonly issue: Issue; readonly type: RequestType }, Problem> {
  const { site, caller } = call;
  const type = site.requestTypes.get(String(body["requestTypeId"] ?? ""));
  const project = site.projects.get(type?.projectId ?? "");
  if (caller.user === undefined) return err(notLoggedIn);
  if (type === undefined || project?.serviceDesk?.id !== String(body["serviceDeskId"] ?? "")) {
    return err(serviceProblem(400, "The request type or service desk does not exist.", "sd.request.create.error.type"));
  }
  const agent = isAgent(site, caller.user, project);
  const behalf = body["raiseOnBehalfOf"];
  if (behalf !== undefined && !agent) {
    return err(serviceProblem(403, "You cannot raise requests on behalf of others.", "sd.request.create.error.behalf"));
  }
  const reporter = behalf === undefined ? caller.user : site.users.get(String(behalf));
  if (reporter === undefined) return err(invalid("The user to raise on behalf of does not exist."));
  const values = isObject(body["requestFieldValues"]) ? body["requestFieldValues"] : {};
  const off = Object.keys(values).filter((id) => !type.fields.some((field) => field.fieldId === id && !field.hidden));
  if (off.length > 0)
    return err(invalid(`${off.map((id) => `Field '${id}'`).join(", ")} is not valid for this request type.`));
  return raiseRequest(site, type, {
    fields: body["isAdfRequest"] === true ? values : withDocuments(site, values),
    reporter,
    actor: caller.user,
    answers: isObject(body["form"]) ? body["form"]["answers"] : undefined,
    participants: Array.isArray(body["requestParticipants"]) ? body["requestParticipants"].map(String) : [],
  });
}

/** What a request is made of. */
export interface Raising {
  /** As a caller of version 3 would write them. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly reporter: User;
  readonly actor: User;
  readonly answers?: unknown;
  readonly participants?: readonly string[];
}

/** Makes an issue that is a request: request type, presets of hidden fields, and its form, sent. */
export function raiseRequest(
  site: Site,
  type: RequestType,
  { fields, reporter, actor, answers, participants = [] }: Raising,
): Result<{ readonly issue: Issue; readonly type: RequestType }, Problem> {
  const template = site.formTemplates.get(type.form ?? "");
  const read = readAnswers(site, template, answers);
  if (read.isErr()) return err(invalid(read.error));
  const presets = Object.fromEntries(
    type.fields.filter(({ preset }) => preset !== undefined).map(({ fieldId, preset }) => [fieldId, preset]),
  );
  const all: Record<string, unknown> = { ...presets, ...fields, ...read.value.fields };
  const missing = type.fields.filter(({ fieldId, required, hidden }) => required && !hidden && isEmpty(all[fieldId]));
  if (missing.length > 0) {
    return err(
      invalid(
        `Your request could not be created. Please check the fields have been correctly filled in. ${missing.map(({ label }) => `${label} is required.`).join(" ")}`,
      ),
    );
  }
  const requestTypeField = fieldOfKind(site, "request-type");
  const participantsField = fieldOfKind(site, "participants");
  if (requestTypeField !== undefined) all[requestTypeField] = type.id;
  if (participantsField !== undefined && participants.length > 0) {
    all[participantsField] = participants.map((accountId) => ({ accountId }));
  }
  const created = createIssue(site, {
    writes: {
      fields: {
        project: { id: type.projectId },
        issuetype: { id: type.issueTypeId },
        reporter: { accountId: reporter.accountId },
        ...all,
      },
    },
    version: 3,
    actor: portalActor(site, type, actor),
    anyScreen: true,
  });
  if (created.isErr()) return err(asServiceProblem(created.error));
  if (template !== undefined) addForm(site, created.value, template, read.value.kept, true);
  return ok({ issue: site.issues.get(created.value.id) ?? created.value, type });
}

/** The portal opens the project for customers who could not browse it. */
function portalActor(site: Site, type: RequestType, actor: User): User {
  const project = site.projects.get(type.projectId);
  if (
    project !== undefined &&
    can(site, actor, "CREATE_ISSUES", project) &&
    can(site, actor, "BROWSE_PROJECTS", project)
  )
    return actor;
  return { ...actor, type: "app", isAdmin: true };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Requests take plain text where the platform takes documents. */
function withDocuments(site: Site, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      site.fields.get(id)?.kind === "paragraph" && typeof value === "string" ? wikiToAdf(value) : value,
    ]),
  );
}

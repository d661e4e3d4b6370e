import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { PLATFORM } from "../endpoints/platform.ts";

/** A project. */
export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** `service_desk` means customers may look on: comments have to be internal. */
  readonly projectTypeKey: "service_desk" | "software" | "business" | "product_discovery" | (string & {});
}

const ProjectReply = z.object({ id: z.string(), key: z.string(), name: z.string(), projectTypeKey: z.string() });

/**
 * Reads a project by id or key.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-projectidorkey-get
 */
export function getProject(jira: JiraClient, projectIdOrKey: string): ResultAsync<Project, JiraError> {
  return ask<typeof PLATFORM.getProject, Project>(jira, PLATFORM.getProject, {
    path: { projectIdOrKey },
    reply: ProjectReply,
  });
}

import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import { UserReply } from "../users/user.ts";

const ServerInfoReply = z.object({
  baseUrl: z.string(),
  deploymentType: z.string().default(""),
  version: z.string().default(""),
  serverTime: z.string().optional(),
  serverTimeZone: z.unknown().optional(),
});

/** The site: `deploymentType` is `Cloud`, or `Server` for what this library is not made for. */
export type ServerInfo = z.infer<typeof ServerInfoReply>;

/**
 * Reads what the site says about itself. Works without credentials: it proves none.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-server-info/#api-rest-api-3-serverinfo-get
 */
export function getServerInfo(jira: JiraClient): ResultAsync<ServerInfo, JiraError> {
  return ask(jira, PLATFORM.getServerInfo, { reply: ServerInfoReply });
}

const MyselfReply = UserReply.and(z.object({ timeZone: z.string().optional(), locale: z.string().optional() }));

/** The account that calls are made with. */
export type Myself = z.infer<typeof MyselfReply>;

/**
 * Says which account the credentials belong to. Its time zone is the one JQL reads dates in.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-myself-get
 */
export function getMyself(jira: JiraClient): ResultAsync<Myself, JiraError> {
  return ask(jira, PLATFORM.getMyself, { reply: MyselfReply });
}

const PermissionsReply = z.object({
  permissions: z.record(z.string(), z.looseObject({ havePermission: z.boolean() })),
});

/** What permissions are asked about: the whole site when nothing is named. */
export interface PermissionScope {
  readonly projectKey?: string;
  readonly issueKey?: string;
}

/**
 * Says which of the permissions named (`BROWSE_PROJECTS`, `EDIT_ISSUES` …) the caller has. One
 * unknown name is an error for all of them.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-mypermissions-get
 */
export function getMyPermissions(
  jira: JiraClient,
  permissions: readonly string[],
  { projectKey, issueKey }: PermissionScope = {},
): ResultAsync<Readonly<Record<string, boolean>>, JiraError> {
  return ask(jira, PLATFORM.getMyPermissions, {
    query: { permissions, projectKey, issueKey },
    reply: PermissionsReply,
  }).map(({ permissions: granted }) =>
    Object.fromEntries(permissions.map((name) => [name, granted[name]?.havePermission === true])),
  );
}

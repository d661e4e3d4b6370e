import type { Sandbox } from "@tenure/sandbox";
import { z } from "zod";
import type { Aftermath } from "./chapter.ts";
import { documentText } from "./document-text.ts";
import { jiraCall } from "./jira-call.ts";

/** What the ticket holds: its status, its comments, and the tasks below it. */
export async function lookAtTicket(jira: Sandbox["jira"], key: string): Promise<Aftermath["ticket"]> {
  const issue = Issue.parse(await jiraCall(jira, "GET", `/rest/api/3/issue/${key}?fields=status,subtasks`));
  const { comments } = Comments.parse(
    await jiraCall(jira, "GET", `/rest/api/3/issue/${key}/comment?expand=properties`),
  );
  return {
    status: issue.fields.status.name,
    comments: comments.map(({ body, created, jsdPublic, updated }) => ({
      internal: jsdPublic === false,
      format: body.type === "doc" ? `ADF document, version ${body.version}` : body.type,
      createdAt: new Date(created).toISOString(),
      editedAt: new Date(updated).toISOString(),
      text: documentText(body),
    })),
    tasks: (issue.fields.subtasks ?? []).map(({ key, fields }) => ({
      key,
      summary: fields.summary,
      status: fields.status.name,
    })),
  };
}

const Status = z.looseObject({ name: z.string() });

const Issue = z.looseObject({
  fields: z.looseObject({
    status: Status,
    subtasks: z
      .array(z.looseObject({ key: z.string(), fields: z.looseObject({ summary: z.string(), status: Status }) }))
      .optional(),
  }),
});

const Comments = z.looseObject({
  comments: z.array(
    z.looseObject({
      body: z.looseObject({ type: z.string(), version: z.number() }),
      created: z.string(),
      updated: z.string(),
      jsdPublic: z.boolean().optional(),
    }),
  ),
});

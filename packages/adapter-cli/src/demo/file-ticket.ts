import type { Sandbox } from "@tenure/sandbox";
import { accountIdOf, loginOf, people } from "@tenure-examples/jupiter";
import { z } from "zod";
import { jiraValue } from "./answers.ts";
import type { Opening } from "./chapter.ts";
import { jiraCall } from "./jira-call.ts";
import type { Filing } from "./story.ts";

const Request = z.looseObject({ issueId: z.string(), issueKey: z.string() });

/** Files a ticket through the portal, as Samuel Adeyemi, who heads People, does. */
export async function fileTicket(jira: Sandbox["jira"], filing: Filing): Promise<Opening["ticket"]> {
  const samuel = { url: jira.url, email: loginOf(people.samuel), apiToken: "samuels-jira-token" };
  const answers = filing.answers.map((answer) => [answer[0].id, jiraValue(answer, accountIdOf)]);
  const filed = Request.parse(
    await jiraCall(samuel, "POST", "/rest/servicedeskapi/request", {
      serviceDeskId: "1",
      requestTypeId: filing.requestTypeId,
      requestFieldValues: { summary: filing.summary, ...Object.fromEntries(answers) },
    }),
  );
  return { id: filed.issueId, key: filed.issueKey, summary: filing.summary };
}

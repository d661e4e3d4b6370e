import okta from "@okta/okta-sdk-nodejs";
import { addComment } from "jira.js/cloud";
import { createClient } from "jira.js/core";

const directory = new okta.Client({ orgUrl: "https://jupiter.okta.com", token: "t" });
const jira = createClient({
  host: "https://jupiter.atlassian.net",
  auth: { type: "basic", email: "robot@jupiter.example", apiToken: "t" },
});

/** As `lambda-theirs`, with jira.js picked apart the way its README shows. */
export async function handler(event: { readonly login: string; readonly issue: string }): Promise<string> {
  await directory.userApi.createUser({
    body: { profile: { login: event.login, email: event.login, firstName: "Ana", lastName: "Silva" } },
    activate: false,
  });
  await addComment(jira, {
    issueIdOrKey: event.issue,
    body: {
      type: "doc",
      version: 1,
      content: [{ type: "paragraph", content: [{ type: "text", text: "Account created." }] }],
    },
  });
  return "done";
}

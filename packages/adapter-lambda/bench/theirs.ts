import okta from "@okta/okta-sdk-nodejs";
import { createCloudClient } from "jira.js/cloud";

const directory = new okta.Client({ orgUrl: "https://jupiter.okta.com", token: "t" });
const jira = createCloudClient({
  host: "https://jupiter.atlassian.net",
  auth: { type: "basic", email: "robot@jupiter.example", apiToken: "t" },
});

/** Creates a user and says so on the issue. */
export async function handler(event: { readonly login: string; readonly issue: string }): Promise<string> {
  await directory.userApi.createUser({
    body: { profile: { login: event.login, email: event.login, firstName: "Ana", lastName: "Silva" } },
    activate: false,
  });
  await jira.issueComments.addComment({
    issueIdOrKey: event.issue,
    body: {
      type: "doc",
      version: 1,
      content: [{ type: "paragraph", content: [{ type: "text", text: "Account created." }] }],
    },
  });
  return "done";
}

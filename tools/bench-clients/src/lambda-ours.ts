import { addComment, adf, createJiraClient } from "@tenure/jira-client";
import { createOktaClient, createUser } from "@tenure/okta-client";

const okta = createOktaClient({ orgUrl: "https://jupiter.okta.com", auth: { kind: "ssws", token: "t" } });
const jira = createJiraClient({
  baseUrl: "https://jupiter.atlassian.net",
  auth: { kind: "basic", email: "robot@jupiter.example", token: "t" },
});

/** Creates a user and says so on the issue. */
export async function handler(event: { readonly login: string; readonly issue: string }): Promise<string> {
  const user = await createUser(okta, {
    profile: { login: event.login, email: event.login, firstName: "Ana", lastName: "Silva" },
    activate: false,
  });
  if (user.isErr()) return user.error.kind;
  const body = adf.doc(adf.paragraph("Account created."));
  const comment = await addComment(jira, event.issue, { body, internal: true });
  return comment.isErr() ? comment.error.kind : "done";
}

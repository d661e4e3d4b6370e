import type { Sandbox } from "@tenure/sandbox";

/** A call to the demo's Jira, as an administrator's script would make it. A refusal here is a mistake of ours. */
export async function jiraCall(
  { apiToken, email, url }: Pick<Sandbox["jira"], "apiToken" | "email" | "url">,
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${email}:${apiToken}`).toString("base64")}`,
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The demo's Jira answered ${method} ${path} with ${response.status}: ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

import type { Sandbox } from "@tenure/sandbox";

/** A call to the demo's Okta, as an administrator would make it by hand. A refusal here is a mistake of ours. */
export async function oktaCall(
  { apiToken, url }: Pick<Sandbox["okta"], "apiToken" | "url">,
  method: "PUT",
  path: string,
): Promise<void> {
  const response = await fetch(`${url}${path}`, { method, headers: { authorization: `SSWS ${apiToken}` } });
  if (!response.ok) throw new Error(`The demo's Okta answered ${method} ${path} with ${response.status}.`);
}

import * as z from "zod";
import { address, words } from "./value-shapes.ts";

/** An API token with its account's address, a token of a service account, or that account's OAuth credentials. */
export const JiraAuthSettings = z.union(
  [
    z.strictObject({ email: words, apiToken: words }),
    z.strictObject({ accessToken: words }),
    z.strictObject({ clientId: words, clientSecret: words }),
  ],
  { error: "expected email and apiToken, or accessToken, or clientId and clientSecret" },
);
/** How we prove to Jira who we are. */
export type JiraAuthSettings = z.infer<typeof JiraAuthSettings>;

/** The `jira` part of a configuration. */
export const JiraPart = z.strictObject(
  {
    baseUrl: address("the site's address, like https://acme.atlassian.net"),
    auth: JiraAuthSettings,
    webhookSecrets: z.array(words, { error: "expected a list of secrets" }).default([]),
    automation: z
      .strictObject({
        header: words.regex(/^[\w-]+$/, { error: "expected the name of a header" }).exactOptional(),
        tokens: z.array(words.min(24, { error: "expected 24 characters or more" })).readonly(),
      })
      .exactOptional(),
    appSecrets: z.array(words).readonly().exactOptional(),
    forgeAppId: words.exactOptional(),
    gatewayUrl: address("the gateway's address").exactOptional(),
    resolution: words.exactOptional(),
    doneStatus: words.exactOptional(),
    taskTypeId: words.exactOptional(),
  },
  { error: "expected the site's address and credentials: set JIRA_BASE_URL, JIRA_EMAIL and JIRA_API_TOKEN" },
);

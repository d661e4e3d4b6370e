import type { Sandbox } from "@tenure/sandbox";

/** The environment that opens a sandbox. */
export function environmentOf({ jira, okta, smtp }: Sandbox): Readonly<Record<string, string>> {
  return {
    OKTA_ORG_URL: okta.url,
    OKTA_CLIENT_ID: okta.clientId,
    OKTA_PRIVATE_KEY: okta.privateKey,
    JIRA_BASE_URL: jira.url,
    JIRA_EMAIL: jira.email,
    JIRA_API_TOKEN: jira.apiToken,
    JIRA_WEBHOOK_SECRET: jira.webhookSecret,
    SMTP_URL: smtp.url,
    SMTP_FROM: "Tenure <tenure@jupiter.example>",
  };
}

import type { Sandbox } from "@tenure/sandbox";

/**
 * Where a sandbox listens and what opens it; `env` is the same as the variables Tenure reads.
 *
 * `org` is the host a reference table names: the simulated org stands for it.
 */
export function sandboxLine({ deskUrl, jira, okta, smtp }: Sandbox, org: string) {
  return {
    okta: { url: okta.url, clientId: okta.clientId, privateKey: okta.privateKey, apiToken: okta.apiToken },
    jira: { url: jira.url, email: jira.email, apiToken: jira.apiToken, webhookSecret: jira.webhookSecret },
    smtp: { url: smtp.url },
    desk: { url: deskUrl },
    env: {
      OKTA_ORG_URL: okta.url,
      OKTA_ORG: org,
      OKTA_CLIENT_ID: okta.clientId,
      OKTA_PRIVATE_KEY: okta.privateKey,
      JIRA_BASE_URL: jira.url,
      JIRA_EMAIL: jira.email,
      JIRA_API_TOKEN: jira.apiToken,
      JIRA_WEBHOOK_SECRET: jira.webhookSecret,
      SMTP_URL: smtp.url,
      SMTP_FROM: "Tenure <tenure@sandbox.example>",
    },
  };
}

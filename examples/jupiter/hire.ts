import { fields } from "./fields.ts";
import { loginOf, people } from "./people.ts";

/** The form that Samuel of Human Resources files for Ana Silva: what an example or a test of a whole hire begins with. */
export const hire = {
  requestType: "11",
  by: loginOf(people.samuel),
  fields: {
    [fields.givenName.id]: "Ana",
    [fields.familyName.id]: "Silva",
    [fields.personalEmail.id]: "ana@home.example",
    [fields.start.id]: "2027-01-04",
    [fields.employmentType.id]: "Employee",
    [fields.manager.id]: loginOf(people.ines),
    [fields.department.id]: "Climate Science",
    [fields.team.id]: "Hazard Models",
    [fields.title.id]: "Hazard Modeller",
    [fields.location.id]: "Zurich",
  },
};

/** The login that Ana is to get. */
export const hiredLogin = "ana.silva@jupiter.example";

/** What is reachable at a sandbox that plays Jupiter's Okta, Jira and mail server. */
export interface Reachable {
  readonly okta: { readonly url: string; readonly clientId: string; readonly privateKey: string };
  readonly jira: {
    readonly url: string;
    readonly email: string;
    readonly apiToken: string;
    readonly webhookSecret: string;
  };
  readonly smtp?: { readonly url: string };
}

/** The environment in which Tenure works for a Jupiter of that kind, and keeps nothing. `org` is the table's. */
export function environmentOf({ jira, okta, smtp }: Reachable, org: string): Readonly<Record<string, string>> {
  return {
    OKTA_ORG_URL: okta.url,
    OKTA_ORG: org,
    OKTA_CLIENT_ID: okta.clientId,
    OKTA_PRIVATE_KEY: okta.privateKey,
    JIRA_BASE_URL: jira.url,
    JIRA_EMAIL: jira.email,
    JIRA_API_TOKEN: jira.apiToken,
    JIRA_WEBHOOK_SECRET: jira.webhookSecret,
    TENURE_STORE: ":memory:",
    ...(smtp === undefined ? {} : { SMTP_URL: smtp.url, SMTP_FROM: "Tenure <tenure@jupiter.example>" }),
  };
}

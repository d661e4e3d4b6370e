import { err, ok, type Result, ResultAsync, safeTry } from "neverthrow";
import { type CallOptions, jiraClientOf, oktaClientOf } from "../compose/clients.ts";
import { type Environment, readEnvironment } from "../config/read-environment.ts";
import type { JiraSettings, OktaSettings } from "../config/settings.ts";
import { type DiscoveredForm, discoverForms } from "./discover-forms.ts";
import { readWorkforce, type Workforce } from "./workforce.ts";

/** What a company has, before anybody has written down a policy. */
export interface Discovery {
  /** Host of the org. */
  readonly org: string;
  readonly forms: readonly DiscoveredForm[];
  readonly workforce: Workforce;
}

/** Why nothing could be found out. */
export interface Undiscovered {
  readonly kind: "bad-environment" | "okta-failed" | "jira-failed";
  readonly sentence: string;
  readonly problems?: readonly string[];
}

/** Asks Okta and Jira what is there, with the credentials of the environment. Reads only; a large org takes a while. */
export function discover(env: Environment, calls: CallOptions = {}): ResultAsync<Discovery, Undiscovered> {
  return access(env).asyncAndThen(({ jira, okta }) =>
    safeTry(async function* () {
      const client = oktaClientOf(okta, calls);
      const [forms, workforce] = yield* ResultAsync.combine([
        discoverForms(jiraClientOf(jira, calls)).mapErr(failed("jira-failed")),
        readWorkforce(client).mapErr(failed("okta-failed")),
      ]);
      return ok({ org: okta.org ?? client.host, forms, workforce });
    }),
  );
}

const failed =
  (kind: Undiscovered["kind"]) =>
  ({ sentence }: { readonly sentence: string }): Undiscovered => ({ kind, sentence });

interface Access {
  readonly okta: OktaSettings;
  readonly jira: JiraSettings;
}

function access(env: Environment): Result<Access, Undiscovered> {
  return readEnvironment(env)
    .mapErr(({ problems, sentence }): Undiscovered => ({ kind: "bad-environment", sentence, problems }))
    .andThen(({ jira, okta }) => demand(okta, jira));
}

type Given = { readonly okta?: Partial<OktaSettings>; readonly jira?: Partial<JiraSettings> };

function demand(okta: Given["okta"], jira: Given["jira"]): Result<Access, Undiscovered> {
  const { auth: oktaAuth, orgUrl } = okta ?? {};
  const { auth: jiraAuth, baseUrl } = jira ?? {};
  if (orgUrl === undefined || oktaAuth === undefined || baseUrl === undefined || jiraAuth === undefined) {
    const problems = [
      ...(orgUrl === undefined ? ["OKTA_ORG_URL is not set."] : []),
      ...(oktaAuth === undefined ? ["OKTA_CLIENT_ID and OKTA_PRIVATE_KEY are not set."] : []),
      ...(baseUrl === undefined ? ["JIRA_BASE_URL is not set."] : []),
      ...(jiraAuth === undefined ? ["JIRA_EMAIL and JIRA_API_TOKEN are not set."] : []),
    ];
    const sentence = "Okta and Jira cannot be asked: the environment lacks addresses or credentials.";
    return err({ kind: "bad-environment", sentence, problems });
  }
  return ok({
    okta: { ...okta, orgUrl, auth: oktaAuth },
    jira: { webhookSecrets: [], ...jira, baseUrl, auth: jiraAuth },
  });
}

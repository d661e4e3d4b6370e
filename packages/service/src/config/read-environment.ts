import { err, ok, type Result } from "neverthrow";
import { type BadConfig, badConfig } from "./bad-config.ts";
import { isPrivateKey } from "./is-private-key.ts";
import type { JiraAuthSettings } from "./jira-settings.ts";
import type { OktaAuthSettings } from "./okta-settings.ts";
import type { TenureSettings } from "./settings.ts";

/** Environment variables by name, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The part of the settings that an environment can hold. */
export type EnvironmentSettings = Pick<TenureSettings, "okta" | "jira" | "mail" | "store" | "apiTokens">;

/**
 * Reads what the environment says of Okta, Jira, mail and store: `OKTA_ORG_URL`, `OKTA_CLIENT_ID`,
 * `OKTA_PRIVATE_KEY` or `OKTA_API_TOKEN`; `JIRA_BASE_URL`, `JIRA_EMAIL`, `JIRA_API_TOKEN` or `JIRA_ACCESS_TOKEN`,
 * `JIRA_WEBHOOK_SECRET`, `JIRA_AUTOMATION_TOKEN` and `JIRA_APP_SECRET` (two, with a blank between, while one is being
 * replaced), `JIRA_FORGE_APP_ID`; `SMTP_URL`, `SMTP_FROM`;
 * `TENURE_STORE`, `TENURE_API_TOKEN`. A variable that is blank is not set. Half a pair of credentials is a mistake, and so is
 * a key that cannot sign.
 */
export function readEnvironment(env: Environment): Result<EnvironmentSettings, BadConfig> {
  const of = (name: string) => (env[name]?.trim() === "" ? undefined : env[name]?.trim());
  const problems: string[] = [];
  const okta = given({ orgUrl: of("OKTA_ORG_URL"), auth: oktaAuth(of, problems), org: of("OKTA_ORG") });
  const jira = given({
    baseUrl: of("JIRA_BASE_URL"),
    auth: jiraAuth(of, problems),
    webhookSecrets: of("JIRA_WEBHOOK_SECRET")?.split(/\s+/),
    automation: automation(of("JIRA_AUTOMATION_TOKEN")),
    appSecrets: of("JIRA_APP_SECRET")?.split(/\s+/),
    forgeAppId: of("JIRA_FORGE_APP_ID"),
  });
  const mail = given({ smtpUrl: of("SMTP_URL"), from: of("SMTP_FROM") });
  if (problems.length > 0) return err(badConfig(problems));
  return ok(
    given({
      okta: filled(okta),
      jira: filled(jira),
      mail: filled(mail),
      store: of("TENURE_STORE"),
      apiTokens: of("TENURE_API_TOKEN")?.split(/\s+/),
    }),
  );
}

const automation = (tokens: string | undefined) => (tokens === undefined ? undefined : { tokens: tokens.split(/\s+/) });

type Lookup = (name: string) => string | undefined;

function oktaAuth(of: Lookup, problems: string[]): OktaAuthSettings | undefined {
  const [clientId, privateKey, apiToken] = [of("OKTA_CLIENT_ID"), of("OKTA_PRIVATE_KEY"), of("OKTA_API_TOKEN")];
  // A key in one line, as secret stores and container files hand it over.
  if (clientId !== undefined && privateKey !== undefined) {
    const key = privateKey.replaceAll("\\n", "\n");
    if (!isPrivateKey(key)) {
      problems.push("OKTA_PRIVATE_KEY is no private key; give a PKCS#8 PEM or a JWK, RSA or EC.");
    }
    return { clientId, privateKey: key };
  }
  if (apiToken !== undefined) return { apiToken };
  if (clientId !== undefined) problems.push("OKTA_CLIENT_ID is set, but OKTA_PRIVATE_KEY is not.");
  if (privateKey !== undefined) problems.push("OKTA_PRIVATE_KEY is set, but OKTA_CLIENT_ID is not.");
  return undefined;
}

function jiraAuth(of: Lookup, problems: string[]): JiraAuthSettings | undefined {
  const [email, apiToken, accessToken] = [of("JIRA_EMAIL"), of("JIRA_API_TOKEN"), of("JIRA_ACCESS_TOKEN")];
  if (email !== undefined && apiToken !== undefined) return { email, apiToken };
  if (accessToken !== undefined) return { accessToken };
  if (email !== undefined) problems.push("JIRA_EMAIL is set, but JIRA_API_TOKEN is not.");
  if (apiToken !== undefined) problems.push("JIRA_API_TOKEN is set, but JIRA_EMAIL is not.");
  return undefined;
}

type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The members that have a value. */
function given<T extends object>(members: T): Given<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
}

const filled = <T extends object>(part: T): T | undefined => (Object.keys(part).length === 0 ? undefined : part);

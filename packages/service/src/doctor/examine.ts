import { type CallOptions, jiraClientOf, oktaClientOf } from "../compose/clients.ts";
import type { TenureConfig } from "../config/read-config.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { examineJira } from "./examine-jira.ts";
import { examineMail } from "./examine-mail.ts";
import { examineOkta } from "./examine-okta.ts";
import { examinePolicy } from "./examine-policy.ts";
import { examineProfile } from "./examine-profile.ts";
import { examineStore } from "./examine-store.ts";

/**
 * Looks at a whole set-up without changing anything in Okta or Jira: credentials, scopes and roles, the org the table is
 * written for, its groups and applications, profile attributes, fields and their options, permissions, clock, webhook
 * secret, mail server and store. Never fails: what could not be seen is itself a finding.
 */
export async function examine(config: TenureConfig, calls: CallOptions = {}): Promise<readonly Diagnosis[]> {
  const areas = await Promise.all([
    examinePolicy(config),
    examineStore(config.store),
    // Each with its own token: a scope that is not granted spoils the whole token it is asked for with.
    examineOkta(oktaClientOf(config.okta, calls), config),
    examineProfile(oktaClientOf(config.okta, calls, ["okta.schemas.read"]), config),
    examineJira(jiraClientOf(config.jira, calls), config),
    examineMail(config.mail),
  ]);
  return areas.flat();
}

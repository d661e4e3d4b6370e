import { type CallOptions, jiraClientOf, oktaClientOf } from "../compose/clients.ts";
import type { TenureConfig } from "../config/read-config.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { hearClock } from "./examine-clock.ts";
import { examineEngine } from "./examine-engine.ts";
import { examineEventHook, examineWebhook } from "./examine-hooks.ts";
import { examineJira } from "./examine-jira.ts";
import { examineMail } from "./examine-mail.ts";
import { examineOkta } from "./examine-okta.ts";
import { examinePolicy } from "./examine-policy.ts";
import { examineProfile } from "./examine-profile.ts";
import { examineStore } from "./examine-store.ts";

/**
 * Looks at a whole set-up without changing anything in Okta or Jira: credentials, scopes and roles, the org the table is
 * written for, its groups and applications, profile attributes, fields and their options, permissions, clocks, webhook
 * and event hook, mail server, store and engine. Never fails: what could not be seen is itself a finding.
 */
export async function examine(config: TenureConfig, calls: CallOptions = {}): Promise<readonly Diagnosis[]> {
  const clock = hearClock(calls.fetch ?? fetch, calls.now ?? Date.now);
  const heard = { ...calls, fetch: clock.fetch };
  const areas = await Promise.all([
    examinePolicy(config),
    examineStore(config.store),
    examineEngine(config),
    // Each with its own token: a scope that is not granted spoils the whole token it is asked for with.
    examineOkta(oktaClientOf(config.okta, heard), config),
    examineProfile(oktaClientOf(config.okta, calls, ["okta.schemas.read"]), config),
    examineEventHook(oktaClientOf(config.okta, calls, ["okta.eventHooks.read"]), config.okta),
    examineJira(jiraClientOf(config.jira, calls), config),
    examineWebhook(jiraClientOf(config.jira, calls)),
    examineMail(config.mail),
  ]);
  return [...areas.flat(), ...clock.diagnoses()];
}

import { type AdminWebhook, type JiraClient, listAdminWebhooks } from "@tenure/jira-client";
import { type EventHook, listEventHooks, type OktaClient } from "@tenure/okta-client";
import type { TenureConfig } from "../config/read-config.ts";
import { type Diagnosis, diagnosing } from "./diagnosis.ts";

const jiras = diagnosing("jira");
const oktas = diagnosing("okta");

/** What Jira has to tell us of; its other events concern nobody here. */
const WANTED = ["jira:issue_created", "jira:issue_updated"];

/**
 * Whether Jira's webhook is there, switched on, signed and told of the right events. Only an admin may see that; for
 * anybody else it stays unchecked.
 */
export async function examineWebhook(jira: JiraClient): Promise<readonly Diagnosis[]> {
  const { unchecked, warning } = jiras;
  const found = await listAdminWebhooks(jira);
  if (found.isErr()) {
    return [
      unchecked(
        "Whether Jira sends us its events cannot be seen: only an admin may list its webhooks.",
        "Look at System → WebHooks for one to /webhooks/jira, or run this once as an admin; without one the sweep finds tickets late.",
      ),
    ];
  }
  const ours = found.value.filter(({ url }) => leadsTo(url, "/webhooks/jira"));
  if (ours.length > 0) return ours.flatMap(webhookDiagnoses);
  const remedy = `Make one in System → WebHooks to https://…/webhooks/jira with a secret, for ${WANTED.join(" and ")}; a rule of Jira's automation does as well.`;
  return [warning("No webhook of Jira leads to /webhooks/jira: without one the sweep finds tickets, later.", remedy)];
}

function webhookDiagnoses({ enabled, events, isSigned, name, url }: AdminWebhook): readonly Diagnosis[] {
  const { bad, good, warning } = jiras;
  const it = `Jira's webhook "${name}"`;
  const missing = WANTED.filter((event) => !events.includes(event));
  const faults = [
    ...(enabled ? [] : [bad(`${it} is switched off.`, "Switch it on in System → WebHooks.")]),
    ...(isSigned
      ? []
      : [bad(`${it} has no secret, so none of its events is believed.`, "Give it JIRA_WEBHOOK_SECRET.")]),
    ...(missing.length === 0
      ? []
      : [warning(`${it} does not tell of ${missing.join(" and ")}.`, "Tick these events in System → WebHooks.")]),
  ];
  return faults.length > 0 ? faults : [good(`${it} tells ${new URL(url).host} of new and changed tickets, signed.`)];
}

/**
 * Whether Okta's event hook is there, active and verified, and whether anybody believes it. Takes the scope
 * `okta.eventHooks.read`, which nothing else needs.
 */
export async function examineEventHook(
  okta: OktaClient,
  { eventHookSecret: secret }: TenureConfig["okta"],
): Promise<readonly Diagnosis[]> {
  const { unchecked, warning } = oktas;
  const found = await listEventHooks(okta);
  if (found.isErr()) {
    const remedy = "Grant okta.eventHooks.read for the time of this check.";
    return secret === undefined ? [] : [unchecked("Whether Okta's event hook works cannot be seen.", remedy)];
  }
  const ours = found.value.filter(({ channel }) => leadsTo(channel.config.uri, "/hooks/okta"));
  if (ours.length > 0) return ours.flatMap((hook) => hookDiagnoses(hook, secret));
  const remedy = "Make an event hook to https://…/hooks/okta; until then the sweep finds who was let in again, later.";
  return secret === undefined ? [] : [warning("No event hook of Okta leads to /hooks/okta.", remedy)];
}

function hookDiagnoses({ name, status, verificationStatus }: EventHook, secret: string | undefined) {
  const { bad, good } = oktas;
  const it = `Okta's event hook "${name}"`;
  const faults = [
    ...(status === "ACTIVE" ? [] : [bad(`${it} is not active.`, "Activate it under Workflow → Event Hooks.")]),
    ...(verificationStatus === "VERIFIED"
      ? []
      : [bad(`${it} is not verified, so Okta sends nothing.`, "Start Tenure, then verify the hook in Okta.")]),
    ...(secret === undefined
      ? [
          bad(
            `${it} is believed by nobody: there is no secret.`,
            "Set okta.eventHookSecret to its Authorization header.",
          ),
        ]
      : []),
  ];
  return faults.length > 0 ? faults : [good(`${it} is active and verified.`)];
}

const leadsTo = (url: string, path: string) => URL.parse(url)?.pathname.endsWith(path) === true;

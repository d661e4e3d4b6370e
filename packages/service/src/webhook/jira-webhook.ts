import { type JiraEvent, parseWebhook, type WebhookRefused, webhookIdentity } from "@tenure/jira-client/webhooks";
import type { Form } from "@tenure/lifecycle-rules";
import type { Clock, RunFailure } from "@tenure/provisioner";
import type { ResultAsync } from "neverthrow";
import { type Answer, answer, refuse } from "../http/answer.ts";
import { type BodyLimits, readBody } from "../http/read-body.ts";
import type { Handler } from "../http/route.ts";
import type { BelieveDelivery } from "./believe-delivery.ts";
import type { Intake } from "./intake.ts";
import { isUrgent } from "./is-urgent.ts";

/** What receiving a webhook of Jira needs. */
export interface JiraWebhookOptions {
  readonly believe: BelieveDelivery;
  readonly forms: readonly Form[];
  readonly intake: Intake;
  readonly clock: Clock;
  readonly limits: BodyLimits;
  /** Shuts a leaver out whose ticket nobody could take into the queue. */
  readonly shutOut?: (ticketId: string) => ResultAsync<unknown, RunFailure>;
}

/**
 * Takes a webhook: believed by its signature over the exact bytes, enqueued, answered. The work is somebody else's,
 * unless somebody has to be shut out while the queue is away.
 *
 * Everything but 2xx makes Jira send it again, so only what could not be enqueued is answered with a 5xx.
 */
export function jiraWebhook({ believe, clock, forms, intake, limits, shutOut }: JiraWebhookOptions): Handler {
  return async (request) => {
    if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
      return refuse(415, "wrong-content-type", "A webhook is sent as application/json.");
    }
    const body = await readBody(request, limits);
    if (body.isErr()) return body.error;
    const rawBody = body.value;
    const { headers } = request;
    const believed = await believe({ rawBody, headers, now: () => new Date(clock.now()) });
    if (believed.isErr()) return notBelieved(believed.error);
    const parsed = parseWebhook(rawBody, headers);
    if (parsed.isErr()) return refuse(400, parsed.error.reason, parsed.error.sentence);
    const event = parsed.value;
    const ticketId = event.issueId ?? event.issueKey;
    if (ticketId === undefined || !concernsUs(event, forms))
      return answer(200, { accepted: false, why: "not about a request of ours" });
    const urgent = isUrgent(event, forms);
    const taken = await intake.take({
      job: { ticketId, reason: "webhook", ...(urgent ? { urgent } : {}) },
      identity: webhookIdentity(headers, event),
      at: clock.now(),
    });
    // Whoever has to go does not wait for the queue. The sender sends again, and that run does the rest.
    if (taken.isErr() && urgent) (await shutOut?.(ticketId))?.unwrapOr(undefined);
    if (taken.isErr()) return refuse(503, "not-taken", taken.error.sentence, { "retry-after": "60" });
    if (taken.value === "taken-before") return answer(200, { accepted: false, why: "taken already" });
    return answer(202, { accepted: true, ticket: event.issueKey ?? ticketId });
  };
}

function notBelieved({ reason, sentence }: WebhookRefused): Answer {
  // Nothing was found wrong with the delivery: it may be sent again.
  return reason === "keys-unavailable"
    ? refuse(503, reason, sentence, { "retry-after": "60" })
    : refuse(401, reason, sentence);
}

/** Whether an event can change what a ticket asks: not a comment, our own included, and not another project's issue. */
function concernsUs({ projectKey, propertyKey, type }: JiraEvent, forms: readonly Form[]): boolean {
  if (type.startsWith("comment-") || type.startsWith("attachment-") || type === "other") return false;
  if (propertyKey?.startsWith("tenure.") === true) return false;
  const projects = forms.map(({ when }) => when.projectKey);
  return projectKey === undefined || projects.includes(undefined) || projects.includes(projectKey);
}

import type { JiraEvent } from "@tenure/jira-client";
import { type Form, findForm } from "@tenure/lifecycle-rules";
import { Result } from "neverthrow";
import * as z from "zod";

const Body = z.looseObject({ issue: z.looseObject({ fields: z.record(z.string(), z.unknown()) }) });
const RequestType = z.looseObject({ requestType: z.looseObject({ id: z.coerce.string() }) });

/**
 * Whether a webhook is about somebody's leaving, so that it overtakes what waits. A guess from what the sender wrote
 * along, for the order of work only: the run reads the ticket itself.
 */
export function isUrgent(
  rawBody: Uint8Array,
  { issueTypeId = "", projectKey = "" }: JiraEvent,
  forms: readonly Form[],
): boolean {
  const body = Body.safeParse(parse(rawBody).unwrapOr(undefined));
  const fields = body.success ? Object.values(body.data.issue.fields) : [];
  const held = fields.map((value) => RequestType.safeParse(value));
  const requestTypeId = held.find(({ success }) => success)?.data?.requestType.id;
  const form = findForm(forms, { projectKey, issueTypeId, ...(requestTypeId === undefined ? {} : { requestTypeId }) });
  return form?.kind === "leaver";
}

const parse = Result.fromThrowable((rawBody: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(rawBody)));

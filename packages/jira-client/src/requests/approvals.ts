import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { gather, pages } from "../client/pages.ts";
import { SERVICE_MANAGEMENT } from "../endpoints/service-management.ts";
import type { FieldUser } from "../fields/field-value.ts";
import { parseJiraTime } from "../time/jira-time.ts";
import { UserReply } from "../users/user.ts";
import { nextStartOf, pageOf } from "./service-page.ts";

/** How an approval, or one approver, stands. An open list. */
export type ApprovalDecision = "approved" | "declined" | "pending" | (string & {});

/** An approval step of a request: the only proof that it was approved. A status can be reached without. */
export interface Approval {
  readonly id: string;
  readonly name: string;
  readonly finalDecision: ApprovalDecision;
  readonly canAnswerApproval: boolean;
  readonly approvers: readonly { readonly approver: FieldUser; readonly decision: ApprovalDecision }[];
  /** ISO 8601 in UTC. */
  readonly createdAt?: string;
  readonly completedAt?: string;
}

const ServiceDate = z.looseObject({ iso8601: z.string().optional() }).optional();

const ApprovalReply = z
  .object({
    id: z.string(),
    name: z.string().default(""),
    finalDecision: z.string(),
    canAnswerApproval: z.boolean().default(false),
    approvers: z.array(z.object({ approver: UserReply, approverDecision: z.string().default("pending") })).default([]),
    createdDate: ServiceDate,
    completedDate: ServiceDate,
  })
  .transform((reply): Approval => {
    const createdAt = parseJiraTime(reply.createdDate?.iso8601);
    const completedAt = parseJiraTime(reply.completedDate?.iso8601);
    return {
      id: reply.id,
      name: reply.name,
      finalDecision: reply.finalDecision.toLowerCase(),
      canAnswerApproval: reply.canAnswerApproval,
      approvers: reply.approvers.map(({ approver, approverDecision }) => ({
        approver,
        decision: approverDecision.toLowerCase(),
      })),
      ...(createdAt === undefined ? {} : { createdAt }),
      ...(completedAt === undefined ? {} : { completedAt }),
    };
  });

/**
 * Lists a request's approvals, past ones too, with who decided what.
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-approval-get
 */
export function listApprovals(jira: JiraClient, issueIdOrKey: string): ResultAsync<readonly Approval[], JiraError> {
  return gather(
    pages<Approval, number>(SERVICE_MANAGEMENT.listApprovals.route, (start = 0) =>
      ask(jira, SERVICE_MANAGEMENT.listApprovals, {
        path: { issueIdOrKey },
        query: { start, limit: 50 },
        reply: pageOf(ApprovalReply),
      }).map((page) => ({ items: page.values, next: nextStartOf(start, page) })),
    ),
  );
}

/**
 * Decides an approval as the caller, who has to be one of its approvers. An account that carries
 * out what is approved must never be. Deciding again is a conflict.
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-approval-approvalid-post
 */
export function decideApproval(
  jira: JiraClient,
  issueIdOrKey: string,
  approvalId: string,
  decision: "approve" | "decline",
): ResultAsync<Approval, JiraError> {
  return ask(jira, SERVICE_MANAGEMENT.decideApproval, {
    path: { issueIdOrKey, approvalId },
    body: { decision },
    reply: ApprovalReply,
  });
}

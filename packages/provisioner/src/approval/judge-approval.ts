import type { Instant, Plan, Ticket } from "@tenure/lifecycle-rules";
import type { ApprovalPolicy } from "../company/approval-policy.ts";
import { outlineCovers, type PlanOutline } from "../evidence/plan-outline.ts";
import type { Answer, Approval } from "./approval.ts";

/** What an answer is judged by. */
export interface ApprovalCase {
  readonly policy: ApprovalPolicy;
  readonly plan: Plan;
  /** Plans of this ticket that people may have answered to. */
  readonly plans: readonly PlanOutline[];
  readonly ticket: Pick<Ticket, "reporterId" | "reporterEmail">;
  /** Addresses of the person the plan is about. */
  readonly person: readonly string[];
  /** Who carries the plan out, where that is a person. */
  readonly executor?: string;
  /** Who answers for privileged access the plan gives. */
  readonly owners: readonly string[];
  readonly now: Instant;
}

const TWO_WEEKS = 336;

/**
 * Whether the answers people gave let a plan be carried out. An answer counts for the plan it named and for what is
 * left of it, as long as nothing in the plan has changed; the latest one that counts decides.
 */
export function judgeApproval(answers: readonly Answer[], on: ApprovalCase): Approval {
  const judged = answers.toSorted(inTime).map((answer) => ({ answer, objection: objectionTo(answer, on) }));
  const counted = judged.flatMap(({ answer, objection }) => (objection === undefined ? [answer] : []));
  const last = counted.at(-1);
  if (last === undefined) {
    const sentence = judged.at(-1)?.objection ?? `Somebody must approve plan ${on.plan.hash.slice(0, 12)}.`;
    return { kind: "needed", sentence, answered: judged.length > 0 };
  }
  const { by, at, decision } = last;
  if (decision === "declined") return { kind: "declined", by, at, answer: last };
  const approved = counted.filter((answer) => answer.decision === "approved");
  const missing = stillMissing(approved, on.owners);
  if (missing === undefined) return { kind: "given", by, at, answers: approved };
  const early = judged.some(({ objection }) => objection === EARLY) ? [EARLY] : [];
  return { kind: "needed", sentence: [missing, ...early].join(" "), answered: true };
}

/** Of a yes and a no given in the same moment the no has the last word. */
function inTime(a: Answer, b: Answer): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.decision === b.decision ? 0 : a.decision === "approved" ? -1 : 1;
}

/** Privileged access takes the owner of every privileged row, and two people in all. */
function stillMissing(approved: readonly Answer[], owners: readonly string[]): string | undefined {
  if (owners.length === 0) return undefined;
  const people = new Set(approved.flatMap(({ email }) => email?.toLowerCase() ?? []));
  const owner = owners.find((one) => !people.has(one));
  if (owner !== undefined) return `Privileged access: ${owner}, who answers for it, must approve as well.`;
  return people.size < 2 ? "Privileged access: somebody else than its owner must approve as well." : undefined;
}

function objectionTo(answer: Answer, on: ApprovalCase): string | undefined {
  const { policy, plan, plans, now } = on;
  const outline = plans.find(({ hash }) => hash === answer.hash);
  if (outline === undefined || !outlineCovers(outline, plan)) {
    return `The plan has changed since it was ${answer.decision}; it must be approved again.`;
  }
  if (answer.decision === "declined") return undefined;
  if (answer.early) return EARLY;
  const late = Date.parse(now) > lastsUntil(outline, answer.at, policy.validHours ?? TWO_WEEKS);
  if (late) return "The approval was not used in time; it must be given again.";
  return on.owners.length > 0 && answer.email === undefined ? UNKNOWN : unfit(answer, on);
}

const EARLY =
  "Several people answered one approval, and Jira tells only when the last of them did: somebody may have approved before this plan stood here. Send the ticket back and into approval again, so that a new one is opened, or approve by key.";

const UNKNOWN =
  "Jira does not show the mail address of whoever approved, so nobody can tell that it was somebody else; let them show it, or approve by key.";

/** Until some time after the last step was due: a plan approved in spring for a last day in summer stays approved. */
function lastsUntil({ steps }: PlanOutline, at: Instant, hours: number): number {
  const dues = steps.flatMap(({ due }) => (due === "at-once" ? [] : [Date.parse(due)]));
  return Math.max(Date.parse(at), ...dues) + hours * 3_600_000;
}

/** Why somebody may not approve a plan, whatever they answered; `undefined` where they may. */
export function unfit({ by, email }: Answer, { policy, ticket, person, executor }: ApprovalCase): string | undefined {
  const notBy = policy.notBy ?? ["requester", "person", "executor"];
  const same = (other: string | undefined) => other !== undefined && other.toLowerCase() === email?.toLowerCase();
  // Who cannot be told from somebody who may not approve does not count.
  const apart = notBy.includes("person") || (notBy.includes("executor") && executor !== undefined);
  if (apart && email === undefined) return UNKNOWN;
  const hidden = !by.startsWith("desk:") && ticket.reporterId !== undefined && ticket.reporterEmail === undefined;
  if (notBy.includes("requester") && hidden)
    return "Jira does not show who filed the ticket, so a key cannot prove that it was somebody else; approve in Jira.";
  const requester = by === `desk:${ticket.reporterId}` || same(ticket.reporterEmail);
  if (notBy.includes("requester") && requester) return "Whoever filed the ticket cannot approve it.";
  if (notBy.includes("person") && person.some(same)) return "Nobody approves a plan about themselves.";
  if (notBy.includes("executor") && same(executor)) return "Whoever approved the plan cannot carry it out as well.";
  if (policy.approvers !== undefined && !policy.approvers.some(same))
    return "Whoever approved is not one of the approvers.";
  return undefined;
}

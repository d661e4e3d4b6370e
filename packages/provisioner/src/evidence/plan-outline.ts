import {
  canonicalJson,
  type Instant,
  mayComeEarly,
  type Plan,
  type Request,
  type Step,
  sha256,
} from "@tenure/lifecycle-rules";
import { type Json, list, text, toJson } from "../json.ts";

/**
 * A plan as the ledger keeps it: enough to tell whether a later plan is covered by it, and nothing that names anybody.
 */
export interface PlanOutline {
  readonly hash: string;
  readonly kind: Request["kind"];
  readonly ticketId: string;
  readonly tableVersion: string;
  /** Commit of the table's repository, where the company says it. */
  readonly tableCommit?: string;
  readonly accountId?: string;
  /** Digest of the login. */
  readonly login: string;
  /** When what the ticket asks takes effect. */
  readonly effectiveAt: Instant;
  readonly replanAt?: Instant;
  readonly steps: readonly { readonly id: string; readonly due: Step["due"]; readonly digest: string }[];
}

/** The outline of a plan. */
export function outlineOf(plan: Plan, effectiveAt: Instant): PlanOutline {
  const { accountId } = plan.subject;
  return {
    hash: plan.hash,
    kind: plan.kind,
    ticketId: plan.ticket.id,
    tableVersion: plan.table.version,
    ...(accountId === undefined ? {} : { accountId }),
    login: loginDigest(plan.subject.login),
    effectiveAt,
    ...(plan.replanAt === undefined ? {} : { replanAt: plan.replanAt }),
    steps: plan.steps.map((step) => ({ id: step.id, due: step.due, digest: stepDigest(step) })),
  };
}

/** Stands for a login where the login itself has no business. */
export function loginDigest(login: string): string {
  return sha256(`login:${login.toLowerCase()}`);
}

/**
 * Whether what was decided on one plan holds for a later one: the same as `covers`, told from the outline. A step that
 * is new, or has another reason or time, is not covered; the end of an account that cannot be suspended may come early.
 */
export function outlineCovers(decided: PlanOutline, plan: Plan): boolean {
  const known = new Set(decided.steps.map(({ digest }) => digest));
  const dues = new Map(decided.steps.map(({ id, due }) => [id, due]));
  const broughtForward = (step: Step): boolean => {
    const due = dues.get(step.id);
    const early = due !== undefined && mayComeEarly(step, plan, dues.get("suspend-account"));
    return early && known.has(stepDigest({ ...step, due }));
  };
  return (
    decided.kind === plan.kind &&
    decided.ticketId === plan.ticket.id &&
    decided.tableVersion === plan.table.version &&
    (decided.accountId === undefined || decided.accountId === plan.subject.accountId) &&
    decided.login === loginDigest(plan.subject.login) &&
    plan.steps.every((step) => known.has(stepDigest(step)) || broughtForward(step))
  );
}

/** What makes a step of a later plan the step that was decided on. */
export function stepDigest({ id, action, causes, due }: Step): string {
  return sha256(canonicalJson({ id, action, causes, due }));
}

/** The outline as an entry's body. */
export function recordOutline(outline: PlanOutline): Json {
  return toJson(outline);
}

/** Reads an outline back; `undefined` where a body is none. */
export function readOutline(body: Json): PlanOutline | undefined {
  const complete = ["hash", "kind", "ticketId", "tableVersion", "login", "effectiveAt"].every(
    (name) => text(body, name) !== undefined,
  );
  const steps = list(body, "steps").every((step) => text(step, "digest") !== undefined);
  return complete && steps ? (body as unknown as PlanOutline) : undefined;
}

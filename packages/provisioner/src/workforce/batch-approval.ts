import type { Instant } from "@tenure/lifecycle-rules";
import type { Answer } from "../approval/approval.ts";
import { unfit } from "../approval/judge-approval.ts";
import type { ApprovalPolicy } from "../company/approval-policy.ts";
import { member, text } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { type Batch, type BatchOutline, batchCovers, stepCount } from "./batch.ts";

/** Where the approval of a batch stands. */
export type BatchApproval =
  | { readonly kind: "not-needed" }
  | { readonly kind: "needed"; readonly sentence: string }
  | { readonly kind: "given"; readonly by: string; readonly at: Instant }
  | { readonly kind: "declined"; readonly by: string; readonly at: Instant };

/** What an answer to a batch is judged by. */
export interface BatchAnswers {
  readonly policy: ApprovalPolicy | undefined;
  readonly entries: readonly LedgerEntry[];
  readonly outlines: readonly BatchOutline[];
  /** Who carries it out, where that is known. */
  readonly executor?: string;
  readonly now: Instant;
}

const TWO_WEEKS = 336;

/**
 * Whether a batch may be carried out. Where the company has an approval policy, somebody must have approved this batch,
 * or one it is the rest of, in time; nobody approves a batch they are in, or carries out what they approved.
 */
export function judgeBatch(batch: Batch, { policy, entries, outlines, executor, now }: BatchAnswers): BatchApproval {
  if (policy === undefined || stepCount(batch) + batch.adoptions.length === 0) return { kind: "not-needed" };
  const answers = entries.flatMap((entry): readonly Answer[] => {
    const outline = outlines.find(({ hash }) => hash === text(entry.body, "hash"));
    if (outline === undefined || !batchCovers(outline, batch)) return [];
    return answerIn(entry) ?? [];
  });
  const judged = answers.map((answer) => ({ answer, objection: objectionTo(answer, batch, policy, executor, now) }));
  const last = judged.findLast(({ objection }) => objection === undefined)?.answer;
  if (last === undefined) {
    const sentence = judged.at(-1)?.objection ?? `Somebody must approve ${batch.hash.slice(0, 12)}.`;
    return { kind: "needed", sentence };
  }
  const { by, at, decision } = last;
  return decision === "declined" ? { kind: "declined", by, at } : { kind: "given", by, at };
}

function answerIn({ event, body, actor, at }: LedgerEntry): readonly Answer[] | undefined {
  if (event !== "approved" && event !== "declined") return undefined;
  const [id, hash, email] = [text(body, "id"), text(body, "hash"), text(body, "email")];
  if (id === undefined || hash === undefined) return undefined;
  const given = member(body, "at");
  const said = typeof given === "string" ? (given as Instant) : at;
  return [
    { id, hash, decision: event, by: actor, at: said, recorded: true, ...(email === undefined ? {} : { email }) },
  ];
}

function objectionTo(
  answer: Answer,
  { plans: [first], plans }: Batch,
  policy: ApprovalPolicy,
  executor: string | undefined,
  now: Instant,
): string | undefined {
  if (answer.decision === "declined") return undefined;
  const late = Date.parse(now) - Date.parse(answer.at) > (policy.validHours ?? TWO_WEEKS) * 3_600_000;
  if (late) return "The approval was not used in time; it must be given again.";
  if (first === undefined) return undefined;
  const person = plans.map(({ subject }) => subject.login);
  const by = executor === undefined ? {} : { executor };
  return unfit(answer, { policy, plan: first, plans: [], ticket: {}, person, owners: [], now, ...by });
}

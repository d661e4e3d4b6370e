import { canonicalJson, type Finding, type Instant, type Plan, type Refusal, sha256 } from "@tenure/lifecycle-rules";
import { err, ok, type Result } from "neverthrow";
import { stepsOf } from "../evidence/events.ts";
import type { TicketHistory } from "../knowledge/ticket-history.ts";
import { isForDirectory } from "./batch.ts";

const TAKES: ReadonlySet<string> = new Set(["remove-from-group", "unassign-application"]);

/**
 * What is left of a plan whose ticket people closed before its end. Closing stops what has not begun; what was begun
 * comes to its end: access for a time ends on its day, an overlap is over, whoever was shut out is taken apart, whoever
 * is away comes back. A withdrawal is itself an end. Nothing else is given for a closed ticket.
 */
export function leftOfClosed(plan: Plan, history: TicketHistory, now: Instant): Result<Plan, Refusal> {
  if (plan.steps.length === 0 && plan.replanAt === undefined) return ok(plan);
  if (plan.kind === "cancellation") return ok(plan);
  const begun = hasBegun(history, plan.subject);
  if (begun && (plan.kind === "leaver" || isOver(history, plan, now))) return ok(plan);
  const steps = begun ? plan.steps.filter(({ action }) => TAKES.has(action.kind)) : [];
  const left = plan.steps.length - steps.length;
  const ends = begun && (steps.length > 0 || (plan.replanAt !== undefined && mayEnd(plan)));
  if (!ends) return err(closed(plan, left, begun));
  const findings = left === 0 ? plan.findings : [...plan.findings, leftOut(plan, left)];
  const { hash: _, ...whole } = plan;
  const body: Omit<Plan, "hash"> = { ...whole, steps, findings };
  return ok({ ...body, hash: sha256(canonicalJson(body)) });
}

/** Whether anything was tried in the directory: what was tried and not seen may have happened all the same. */
function hasBegun({ confirmed, entries }: TicketHistory, { accountId }: Plan["subject"]): boolean {
  const tried = entries.filter(({ event }) => event === "step-started").flatMap(stepsOf);
  // Of the same person: whoever is named on a closed ticket afterwards is begun with by none.
  const same = (id: string | undefined) => id === undefined || accountId === undefined || id === accountId;
  return [...tried, ...confirmed].some(({ entry, step }) => isForDirectory(step) && same(entry.accountId));
}

/** The day on which what the ticket did ends has come: the plan is that end. */
function isOver({ plans }: TicketHistory, { kind, replanAt }: Plan, now: Instant): boolean {
  const end = plans.findLast((one) => one.kind === kind && one.replanAt !== undefined)?.replanAt;
  return end !== undefined && end <= now && replanAt === undefined;
}

/** Kinds that are for a time; what else plans again does so for other reasons. */
const mayEnd = ({ kind }: Plan) => kind === "access" || kind === "leave-of-absence" || kind === "mover";

function closed({ ticket }: Plan, left: number, begun: boolean): Refusal {
  const back = begun ? ", or say on it that it is withdrawn to have the rest taken back" : "";
  const sentence = `${ticket.key} was closed while ${left} steps were left; open it again to have them done${back}.`;
  return { kind: "ticket-closed", sentence };
}

function leftOut({ ticket }: Plan, left: number): Finding {
  const sentence = `${ticket.key} was closed: what was begun is brought to its end, and ${left} steps that had not begun are left out; open it again to have them done.`;
  return { kind: "ticket-closed", sentence };
}

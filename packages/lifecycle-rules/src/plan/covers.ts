import { canonicalJson } from "../evidence/canonical-json.ts";
import type { Plan, Step } from "./plan.ts";

/**
 * Whether an approval of one plan still holds for a later one: every step of it stands in the approved plan
 * with the same action, causes and due instant, for the same ticket, account and table.
 */
export function covers(approved: Plan, current: Plan): boolean {
  const essence = ({ id, action, causes, due }: Step) => canonicalJson({ id, action, causes, due });
  const steps = new Set(approved.steps.map(essence));
  return (
    approved.kind === current.kind &&
    approved.ticket.id === current.ticket.id &&
    approved.table.version === current.table.version &&
    sameSubject(approved, current) &&
    current.steps.every((step) => steps.has(essence(step)))
  );
}

function sameSubject({ subject: approved }: Plan, { subject: current }: Plan): boolean {
  // A joiner's account gets its id between approval and the rest; its login was approved.
  const sameId = approved.accountId === undefined || approved.accountId === current.accountId;
  return sameId && approved.login === current.login;
}

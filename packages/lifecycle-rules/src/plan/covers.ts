import { canonicalJson } from "../evidence/canonical-json.ts";
import type { Due, Plan, Step } from "./plan.ts";

/**
 * Whether an approval of one plan still holds for a later one: every step of it stands in the approved plan
 * with the same action, causes and due instant, for the same ticket, account and table. The end of an account that was
 * approved for later may come with the approved shutting out, because Okta does not suspend everybody.
 */
export function covers(approved: Plan, current: Plan): boolean {
  const essence = ({ id, action, causes, due }: Step) => canonicalJson({ id, action, causes, due });
  const steps = new Set(approved.steps.map(essence));
  const known = new Map(approved.steps.map((step) => [step.id, step.due]));
  const broughtForward = (step: Step): boolean => {
    const due = known.get(step.id);
    return (
      due !== undefined &&
      mayComeEarly(step, current, known.get("suspend-account")) &&
      steps.has(essence({ ...step, due }))
    );
  };
  return (
    approved.kind === current.kind &&
    approved.ticket.id === current.ticket.id &&
    approved.table.version === current.table.version &&
    sameSubject(approved, current) &&
    current.steps.every((step) => steps.has(essence(step)) || broughtForward(step))
  );
}

/**
 * Whether a step of a termination stands for the suspension that was approved for its instant, and that the plan does
 * not hold any more: the account's end, and what goes with it.
 */
export function mayComeEarly(
  { action, due }: Pick<Step, "action" | "due">,
  { kind, steps }: Pick<Plan, "kind" | "steps">,
  suspension: Due | undefined,
): boolean {
  return (
    kind === "leaver" &&
    due === suspension &&
    ENDS.has(action.kind) &&
    steps.every(({ id }) => id !== "suspend-account")
  );
}

const ENDS: ReadonlySet<string> = new Set(["deactivate-account", "unassign-application", "update-profile"]);

function sameSubject({ subject: approved }: Plan, { subject: current }: Plan): boolean {
  // A joiner's account gets its id between approval and the rest; its login was approved.
  const sameId = approved.accountId === undefined || approved.accountId === current.accountId;
  return sameId && approved.login === current.login;
}

import type { Plan, ReferenceTable, Request } from "@tenure/lifecycle-rules";
import type { ApprovalPolicy, Exemption } from "../company/approval-policy.ts";
import { privilegedOwners } from "./privileged-owners.ts";

/**
 * Whether a person must approve a plan before it is carried out. An empty plan needs nobody; privileged access always
 * needs somebody, unless an exemption names that class.
 */
export function needsApproval(
  policy: ApprovalPolicy | undefined,
  request: Request,
  plan: Pick<Plan, "kind" | "steps">,
  table: ReferenceTable,
): boolean {
  if (plan.steps.length === 0) return false;
  if (policy === undefined) return privilegedOwners(plan, table).length > 0;
  return !policy.exempt.some((exemption) => fits(exemption, request, plan, table));
}

function fits(
  exemption: Exemption,
  request: Request,
  plan: Pick<Plan, "kind" | "steps">,
  table: ReferenceTable,
): boolean {
  if (!exemption.kinds.includes(plan.kind)) return false;
  if (exemption.immediate === true && !(request.kind === "leaver" && request.leave.kind === "immediate")) return false;
  if (exemption.classes === undefined) return privilegedOwners(plan, table).length === 0;
  const classes = new Map(table.rows.map((row) => [row.id, row.class]));
  return plan.steps
    .flatMap(({ causes }) => causes)
    .every((cause) => {
      const row = cause.kind === "row" ? classes.get(cause.rowId) : undefined;
      return row === undefined || exemption.classes?.includes(row) === true;
    });
}

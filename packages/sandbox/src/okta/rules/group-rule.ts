import type { Expression } from "./expression.ts";

/** A group rule as the org keeps it; never changed in place. */
export interface GroupRule {
  readonly id: string;
  readonly name: string;
  /** `INACTIVE`, `ACTIVE`, or `INVALID` once a target group is gone. */
  readonly status: string;
  readonly created: string;
  readonly lastUpdated: string;
  /** The condition as written. */
  readonly condition: string;
  readonly expression: Expression;
  readonly groupIds: readonly string[];
  readonly excludedUsers: readonly string[];
  readonly excludedGroups: readonly string[];
}

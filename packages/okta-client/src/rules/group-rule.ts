import * as z from "zod";

const Excluded = z.looseObject({ exclude: z.array(z.string()).catch([]) });

/** A rule that puts users into groups by an expression over their profile. Unknown properties are kept. */
export const GroupRule = z.looseObject({
  id: z.string(),
  name: z.string(),
  /** `ACTIVE`, `INACTIVE`, `INVALID` (a target group is gone) … */
  status: z.string(),
  conditions: z
    .looseObject({
      people: z.looseObject({ users: Excluded.optional(), groups: Excluded.optional() }).optional(),
      expression: z.looseObject({ value: z.string() }).optional(),
    })
    .optional(),
  actions: z
    .looseObject({ assignUserToGroups: z.looseObject({ groupIds: z.array(z.string()) }).optional() })
    .optional(),
});
/** A group rule. */
export type GroupRule = z.infer<typeof GroupRule>;

/** Ids of the users a rule passes over, whether or not they match. */
export function excludedUsers(rule: GroupRule): readonly string[] {
  return rule.conditions?.people?.users?.exclude ?? [];
}

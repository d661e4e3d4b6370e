import * as z from "zod";
import { parseTimeZone, type TimeZone } from "../time/time-zone.ts";
import { EVENTS } from "./grant-cells.ts";
import { MOST_DAYS, MOST_HOURS } from "./longest.ts";

const text = z.string().trim().min(1);
const days = z.int().min(1).max(MOST_DAYS);
const timeZone = z.string().transform((name, context): TimeZone => {
  const zone = parseTimeZone(name);
  if (zone.isOk()) return zone.value;
  context.addIssue({ code: "custom", message: `"${name}" is no IANA time zone` });
  return z.NEVER;
});

const workingDays = z.strictObject({
  weekend: z.array(z.int().min(1).max(7)).optional().describe("Days of the week nobody works, 1 (Monday) to 7"),
  holidays: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/)).default([]),
});

const rules = z.strictObject({
  login: z.strictObject({
    template: text.describe("How logins are made: {givenName}.{familyName}@jupiter.example"),
    reserved: z.array(text).default([]),
    domains: z.array(text).optional(),
    email: text.optional(),
    recycleAfterDays: days.optional(),
    spelling: z.record(z.string(), z.string()).optional(),
  }),
  profile: z.record(z.string(), text).describe("Attribute name → Okta profile attribute"),
  intentAttribute: text.describe("Okta profile attribute that keeps the id of the ticket which made the account"),
  closed: z.array(text).default([]),
  zones: z.strictObject({ attribute: text, byValue: z.record(z.string(), timeZone).default({}), otherwise: timeZone }),
  protected: z.array(text).default([]),
  brakes: z.strictObject({
    maxRemovals: z.int().min(0),
    maxRemovalsPercent: z.number().min(0).max(100).optional(),
    maxMissingPercent: z.number().min(0).max(100).optional(),
    windowHours: z.number().positive().optional(),
    maxLeavers: z.int().min(0).optional(),
    maxLeaversPercent: z.number().min(0).max(100).optional(),
    maxRemovalsInWindow: z.int().min(0).optional(),
    maxRemovalsPerGroup: z.int().min(0).optional(),
    maxRemovalsPerGroupPercent: z.number().min(0).max(100).optional(),
    maxRemovalsPerRow: z.int().min(0).optional(),
    maxRemovalsPerClass: z
      .partialRecord(z.enum(["birthright", "requestable", "privileged"]), z.int().min(0))
      .optional(),
  }),
  clearedOnLeave: z.array(text).optional(),
  securityMailbox: text.optional(),
  separation: z.array(z.strictObject({ id: text, reason: text, targets: z.array(text).min(2) })).optional(),
  requires: z
    .array(
      z.strictObject({ attribute: text, value: text, needs: z.array(text).min(1), only: z.array(text).optional() }),
    )
    .optional(),
  ownNumbers: z.strictObject({ attribute: text, value: text, prefix: text }).optional(),
  masteredElsewhere: z.array(text).optional(),
  takeFirstOn: z.array(text).optional(),
  workingDays: z
    .strictObject({ attribute: text, byValue: z.record(z.string(), workingDays), otherwise: workingDays.optional() })
    .optional(),
  contractEnd: z.strictObject({ attribute: text, warnDays: z.array(z.int().min(0)).optional() }).optional(),
  requiredGroups: z.array(text).optional(),
  leave: z.strictObject({ access: z.enum(["suspend", "reduced"]), keepRows: z.array(text).optional() }).optional(),
  leaver: z
    .strictObject({
      holdDays: days.optional(),
      deleteAfterDays: days.optional(),
      endsOnWorkingDay: z.boolean().optional(),
      residue: z.array(z.strictObject({ task: text, summary: text, targets: z.array(text).min(1) })).optional(),
    })
    .optional(),
  applications: z
    .array(
      z.strictObject({
        key: text.describe("The name rows give it by: gitlab-com"),
        label: text.describe("The name people see in Okta"),
        appId: text.optional(),
        assignedBy: z
          .array(z.strictObject({ groupId: text, name: text, profile: z.record(z.string(), z.string()).optional() }))
          .optional()
          .describe("Groups that give it to their members"),
        pushed: z.array(text).optional().describe("Ids of groups it is told of; left before the assignment is taken"),
        residue: z
          .array(
            z.strictObject({
              task: text,
              summary: text,
              owner: text,
              withinHours: z.number().positive().max(MOST_HOURS),
              endedBy: text.optional(),
              evidence: text,
            }),
          )
          .optional()
          .describe("What outlives a leaver's access there: each a task for people"),
      }),
    )
    .optional(),
  barredAttribute: text.optional(),
});

const row = z.strictObject({
  id: text,
  owner: text.describe("Mail address of whoever answers for the row"),
  reason: text.describe("Why these people need this, in one sentence"),
  class: z.enum(["birthright", "requestable", "privileged"]).optional(),
  when: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .optional()
    .describe("Attribute → value, list of values, !value, Prefix*, Place/*, (any) or (none). Nothing: everybody"),
  groups: z.array(z.strictObject({ id: text, name: text })).optional(),
  applications: z
    .array(z.strictObject({ id: text, label: text, profile: z.record(z.string(), z.string()).optional() }))
    .optional(),
  tasks: z.array(z.strictObject({ id: text, summary: text })).optional(),
  notify: z
    .array(z.string().regex(/^[a-z-]+ to (person|manager|mailbox:[^\s@]+@[^\s@]+|channel:[a-z0-9-]+)$/))
    .optional()
    .describe("account-prepared to manager")
    .meta({ examples: EVENTS.map((event) => [`${event} to manager`]) }),
  excludes: z.array(text).optional().describe("Ids of groups and applications nobody this row matches may have"),
  keepFor: days.optional().describe("Days a mover keeps what the row gave"),
  expiresAfter: days.optional().describe("Most days an access ticket may ask for"),
  backfill: z.boolean().optional().describe("Give a new row to people who match already"),
});

/** A reference table as a YAML or JSON file; its JSON Schema is made of this. */
export const TableFile = z.strictObject({
  $schema: z.string().optional(),
  name: text,
  org: text.describe("Host of the Okta org the table is written for"),
  rules: rules.optional(),
  rows: z.array(row),
});

/** What a row may say, and what the rules may, for saying which was meant. */
export const ROW_KEYS: readonly string[] = Object.keys(row.shape);
export const RULE_KEYS: readonly string[] = Object.keys(rules.shape);

/** A row of a {@link TableFile}. */
export type TableFileRow = z.infer<typeof row>;

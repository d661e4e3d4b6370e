/**
 * The part of the package that a page or a function needs which only reads forms and decides: everything of the main
 * entry but what reads YAML and checks it by a schema. Bundled for a browser it is a third of the size.
 *
 * @module
 */
export {
  type ApplicationFacts,
  type ApplicationResidue,
  type AssigningGroup,
  isKey,
} from "./applications/application-facts.ts";
export { withApplications } from "./applications/with-applications.ts";
export type { BrakeMemory, PastStep } from "./brakes/brake-memory.ts";
export { type Removal, removalsOf } from "./brakes/removal.ts";
export { type TrippedBrake, trippedBrakes } from "./brakes/tripped-brakes.ts";
export { canonicalJson } from "./evidence/canonical-json.ts";
export { sha256 } from "./evidence/sha256.ts";
export { type WhyNot, who, why, whyNot } from "./explain/why.ts";
export {
  approvals,
  assets,
  cascading,
  date,
  dateTime,
  email,
  type FieldKind,
  type FieldSpec,
  type FormField,
  files,
  group,
  labels,
  longText,
  multiGroup,
  multiSelect,
  multiUser,
  multiVersion,
  number,
  organizations,
  project,
  rank,
  requestType,
  select,
  shortText,
  sla,
  sprint,
  team,
  time,
  url,
  user,
  version,
  yesNo,
} from "./form/field.ts";
export { defineForm, type Form, findForm } from "./form/form.ts";
export { readRequest } from "./form/read-request.ts";
export { type Impact, type ImpactPerson, impact } from "./impact/impact.ts";
export { questions } from "./observation/ask.ts";
export type { Observation } from "./observation/observation.ts";
export type { Questions } from "./observation/questions.ts";
export { covers, mayComeEarly } from "./plan/covers.ts";
export { dueSteps, nextDue } from "./plan/due.ts";
export { plan } from "./plan/make-plan.ts";
export type { Plan, Step } from "./plan/plan.ts";
export type { Refusal } from "./plan/refusal.ts";
export { defineTable, type RowDraft, type TableDraft } from "./reference-table/define-table.ts";
export { readCsvTable } from "./reference-table/read-csv-table.ts";
export type { TableRules } from "./reference-table/rules.ts";
export type { ReferenceTable } from "./reference-table/table.ts";
export type { TableProblem } from "./reference-table/table-problem.ts";
export { writeCsvTable } from "./reference-table/write-csv-table.ts";
export type { Problem } from "./request/problem.ts";
export type { Request } from "./request/request.ts";
export type { Ticket } from "./request/ticket.ts";
export { type Instant, parseInstant } from "./time/instant.ts";
export { type LocalDate, parseLocalDate } from "./time/local-date.ts";
export { parseTimeZone, type TimeZone } from "./time/time-zone.ts";

export {
  type MinedException,
  type MinedGroup,
  type MinedPerson,
  type MinedTable,
  type MiningOptions,
  mineTable,
  type RowEvidence,
} from "./adoption/mine-table.ts";
export type { BrakeMemory, PastStep } from "./brakes/brake-memory.ts";
export { shortRead } from "./brakes/short-read.ts";
export { type TrippedBrake, trippedBrakes } from "./brakes/tripped-brakes.ts";
export { compareWorkforce } from "./drift/compare-workforce.ts";
export {
  type DriftAnswer,
  type DriftDecision,
  type DriftPolicy,
  decideDrift,
  differenceKey,
  type Noticed,
} from "./drift/decide-drift.ts";
export type { Difference, DifferenceKind, Drift, HeldTarget, WorkforceMember } from "./drift/difference.ts";
export { type ManagedTargets, managedTargets } from "./entitlements/managed-targets.ts";
export { canonicalJson } from "./evidence/canonical-json.ts";
export { sha256 } from "./evidence/sha256.ts";
export { type ContractEnd, contractEnds } from "./expiry/contract-ends.ts";
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
export {
  CORE_NAMES,
  type CoreFields,
  type CoreName,
  defineForm,
  type Form,
  type FormFields,
  type FormMatch,
  findForm,
} from "./form/form.ts";
export { readRequest } from "./form/read-request.ts";
export { type Impact, type ImpactChange, type ImpactPerson, impact, type Renames } from "./impact/impact.ts";
export { impactBrakes } from "./impact/impact-brakes.ts";
export { type LintContext, type LintFinding, lintTable } from "./lint/lint-table.ts";
export { questions } from "./observation/ask.ts";
export type {
  AccountStatus,
  Duty,
  ExtraAccess,
  Observation,
  ObservedAccount,
  ObservedAssignment,
  ObservedGroup,
  ObservedMembership,
  OtherTicket,
  Provenance,
} from "./observation/observation.ts";
export type { Questions } from "./observation/questions.ts";
export { attributesOf } from "./person/profile.ts";
export { covers, mayComeEarly } from "./plan/covers.ts";
export { dueSteps, nextDue } from "./plan/due.ts";
export { plan } from "./plan/make-plan.ts";
export { makeStep, type StepReasons } from "./plan/make-step.ts";
export type {
  Action,
  Cause,
  Detail,
  Due,
  Expectation,
  Finding,
  Guard,
  Kept,
  MatchedCell,
  Plan,
  ProfileChange,
  Step,
  Subject,
} from "./plan/plan.ts";
export type { LeaverClock, Progress, StepProgress } from "./plan/progress.ts";
export type { Refusal } from "./plan/refusal.ts";
export type { Persona, PersonaFailure, PolicyTestReport, UntestedRow } from "./policy-tests/policy-tests.ts";
export { readPolicyTests } from "./policy-tests/read-policy-tests.ts";
export { labelOf, testTable } from "./policy-tests/test-table.ts";
export { defineTable, type RowDraft, type TableDraft } from "./reference-table/define-table.ts";
export { type MatchedRow, matchRows } from "./reference-table/match-rows.ts";
export { type NearRow, nearestRows } from "./reference-table/nearest-rows.ts";
export { readCsvTable } from "./reference-table/read-csv-table.ts";
export { readYamlTable } from "./reference-table/read-yaml-table.ts";
export type { BrakeLimits, FormDemand, Residue, SeparationRule, TableRules } from "./reference-table/rules.ts";
export type {
  Audience,
  Condition,
  Entitlement,
  NotificationEvent,
  ReferenceTable,
  Row,
  RowClass,
  Test,
} from "./reference-table/table.ts";
export type { TableProblem } from "./reference-table/table-problem.ts";
export { writeCsvTable } from "./reference-table/write-csv-table.ts";
export type { Problem } from "./request/problem.ts";
export {
  type AccessRequest,
  type Attributes,
  type AttributeValue,
  type CancellationRequest,
  type Given,
  type JoinerRequest,
  type LeaveRequest,
  type LeaverRequest,
  type LiveRequest,
  liveRequest,
  type MoverRequest,
  type Origin,
  type PersonRef,
  type PersonRequest,
  type RehireRequest,
  type Request,
  type ReturnRequest,
  type TicketRef,
} from "./request/request.ts";
export type { Ticket } from "./request/ticket.ts";
export type { Campaign, ReviewDecision, ReviewItem, ReviewList } from "./review/campaign.ts";
export { closeCampaign, type ReviewProblem, type Revocations } from "./review/close-campaign.ts";
export { type CampaignDraft, type ReviewedMember, startCampaign } from "./review/start-campaign.ts";
export { addDays } from "./time/add-days.ts";
export { endOfDay, startOfDay } from "./time/day-bounds.ts";
export { dayOf } from "./time/day-of.ts";
export { type Instant, type InvalidInstant, parseInstant } from "./time/instant.ts";
export { type InvalidLocalDate, type LocalDate, parseLocalDate } from "./time/local-date.ts";
export { type InvalidTimeZone, parseTimeZone, type TimeZone } from "./time/time-zone.ts";
export { isWorkingDay, lastWorkingDay, type WorkingDays } from "./time/working-days.ts";

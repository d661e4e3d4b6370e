export {
  type MinedException,
  type MinedGroup,
  type MinedPerson,
  type MinedTable,
  type MiningOptions,
  mineTable,
  type RowEvidence,
} from "./adoption/mine-table.ts";
export { switchedOn } from "./adoption/switched-on.ts";
export { shortRead } from "./brakes/short-read.ts";
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
export { type ContractEnd, contractEnds } from "./expiry/contract-ends.ts";
export {
  CORE_NAMES,
  type CoreFields,
  type CoreName,
  type FormFields,
  type FormMatch,
  KINDS_OF_CORE,
  type KindsOfCore,
} from "./form/form.ts";
export type { ImpactChange, Renames } from "./impact/impact.ts";
export { impactBrakes } from "./impact/impact-brakes.ts";
export { type LintContext, type LintFinding, lintTable } from "./lint/lint-table.ts";
export type {
  AccountStatus,
  Duty,
  ExtraAccess,
  GoneAccount,
  ObservedAccount,
  ObservedAssignment,
  ObservedGroup,
  ObservedMembership,
  OtherTicket,
  Provenance,
} from "./observation/observation.ts";
export { attributesOf } from "./person/profile.ts";
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
  ProfileChange,
  Subject,
} from "./plan/plan.ts";
export type { LeaverClock, Progress, StepProgress } from "./plan/progress.ts";
export * from "./planner.ts";
export type { Persona, PersonaFailure, PolicyTestReport, UntestedRow } from "./policy-tests/policy-tests.ts";
export { readPolicyTests } from "./policy-tests/read-policy-tests.ts";
export { labelOf, testTable } from "./policy-tests/test-table.ts";
export { type MatchedRow, matchRows } from "./reference-table/match-rows.ts";
export { type NearRow, nearestRows } from "./reference-table/nearest-rows.ts";
export { readYamlTable } from "./reference-table/read-yaml-table.ts";
export type { BrakeLimits, FormDemand, Residue, SeparationRule } from "./reference-table/rules.ts";
export type {
  Audience,
  Condition,
  Entitlement,
  NotificationEvent,
  Row,
  RowClass,
  Test,
} from "./reference-table/table.ts";
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
  type ReturnRequest,
  type TicketRef,
} from "./request/request.ts";
export type { Campaign, ReviewDecision, ReviewItem, ReviewList } from "./review/campaign.ts";
export { closeCampaign, type ReviewProblem, type Revocations } from "./review/close-campaign.ts";
export { type CampaignDraft, type ReviewedMember, startCampaign } from "./review/start-campaign.ts";
export { addDays } from "./time/add-days.ts";
export { endOfDay, startOfDay } from "./time/day-bounds.ts";
export { dayOf } from "./time/day-of.ts";
export type { InvalidInstant } from "./time/instant.ts";
export type { InvalidLocalDate } from "./time/local-date.ts";
export type { InvalidTimeZone } from "./time/time-zone.ts";
export { isWorkingDay, lastWorkingDay, type WorkingDays } from "./time/working-days.ts";

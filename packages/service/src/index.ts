export type {
  BrakeLimits,
  Instant,
  LeaverClock,
  Plan,
  Problem,
  Progress,
  Refusal,
  Step,
  StepProgress,
  TicketRef,
  TrippedBrake,
} from "@tenure/lifecycle-rules";
export type {
  AccessChain,
  Adoption,
  AppliedPerson,
  AppliedReconciliation,
  AppliedReview,
  ApproverKey,
  BatchApproval,
  BeforeLedger,
  CallsSpent,
  ClosedReview,
  CloseOptions,
  Decided,
  Explanation,
  HoldersThen,
  Inconclusive,
  KnownPlan,
  Lease,
  LedgerFailure,
  LookOptions,
  OpenedReview,
  OpenQuestions,
  Preview,
  Question,
  QueueFailure,
  Reconciled,
  ReconcilePolicy,
  ReconciliationOptions,
  ReviewDraft,
  RowAdoption,
  RowHolder,
  Said,
  Surprise,
  TablePast,
  TakenOver,
  TakenWord,
  TakeOver,
  WordRefusal,
  Worked,
  WorkQueue,
} from "@tenure/provisioner";
export {
  type LedgerEntry,
  type LedgerVerdict,
  type SignedWord,
  type SigningKey,
  signWord,
  type TicketLife,
  ticketLives,
  toJsonLines,
  verifyEntries,
  verifyJsonLines,
  type Word,
} from "@tenure/provisioner/ledger";
export {
  type Applications,
  type ApplicationsOverrides,
  openApplications,
} from "./applications/applications.ts";
export type { ApplicationsFailure } from "./applications/applications-failure.ts";
export type {
  ApplicationsPlan,
  PlannedApplication,
  PlannedStep,
  ToldGroup,
} from "./applications/applications-plan.ts";
export type {
  AppliedApplication,
  AppliedApplications,
  ApplyOptions,
  DoneStep,
} from "./applications/apply-applications.ts";
export { CERTIFICATE_DAYS, type CertificateState } from "./applications/certificate.ts";
export { type ApplicationDrift, driftOf, shown, userNameSentence } from "./applications/drift.ts";
export type { ApplicationInstructions } from "./applications/instruct.ts";
export type {
  ApplicationFinding,
  ApplicationPeople,
  VerifiedApplication,
} from "./applications/verify-application.ts";
export type { CallOptions } from "./compose/clients.ts";
export { createTenure } from "./compose/create-tenure.ts";
export type { Overrides } from "./compose/overrides.ts";
export type { KnownApplications } from "./config/application-facts.ts";
export type { ApplicationSettings, AssignmentGroup, DeclaredApplication } from "./config/application-settings.ts";
export type { BadConfig } from "./config/bad-config.ts";
export { defineConfig } from "./config/define-config.ts";
export type { EngineSettings } from "./config/engine-settings.ts";
export type { JiraAuthSettings } from "./config/jira-settings.ts";
export type { OktaAuthSettings } from "./config/okta-settings.ts";
export { readConfig, type TenureConfig } from "./config/read-config.ts";
export { type Environment, type EnvironmentSettings, readEnvironment } from "./config/read-environment.ts";
export { type PolicyTable, readPolicyTable } from "./config/read-policy-table.ts";
export { readTable } from "./config/read-table.ts";
export type { DeliveryProofs, JiraSettings, MailSettings, OktaSettings, TenureSettings } from "./config/settings.ts";
export { type Discovery, discover, type Undiscovered } from "./discover/discover.ts";
export type { DiscoveredField, DiscoveredForm } from "./discover/discover-forms.ts";
export { type PeopleSource, peopleOf } from "./discover/people.ts";
export { readWorkforce, type Workforce, type WorkforceGroup, type WorkforcePerson } from "./discover/workforce.ts";
export type { Diagnosis } from "./doctor/diagnosis.ts";
export { examine } from "./doctor/examine.ts";
export type { Settlement, WorkedOn } from "./engine/settlement.ts";
export { type Answer, toResponse } from "./http/answer.ts";
export type { Incoming } from "./http/incoming.ts";
export { DUTY_SCOPES } from "./okta-directory/find-duties.ts";
export { OKTA_SCOPES, type OktaDirectoryOptions, oktaDirectory } from "./okta-directory/okta-directory.ts";
export { parseStore, type Store, type UnknownStore } from "./store/store.ts";
export type { StoreUnavailable } from "./store/store-unavailable.ts";
export type { Tenure, TenureFailure } from "./tenure.ts";
export { keepWorking, type Worker, type WorkerOptions } from "./worker/keep-working.ts";
export type { Wait } from "./worker/sleep.ts";
export type { Everybody } from "./workforce/everybody.ts";
export { oktaWorkforce } from "./workforce/okta-workforce.ts";
export { tableCommit } from "./workforce/table-commit.ts";

export type { Company, HistoryEntry, Person } from "./company/company.ts";
export { companySeed } from "./company/company-seed.ts";
export { type CompanyOptions, createCompany } from "./company/create-company.ts";
export type { DeskPanel } from "./desk-page/desk-parts.ts";
export type { Fault, FaultEffect, FaultInput } from "./faults/fault.ts";
export { createFaults, type Faults, type Strike, type VendorName } from "./faults/faults.ts";
export { type FaultWords, withFaults } from "./faults/with-faults.ts";
export { createJira, type JiraOptions, type JiraVendor } from "./jira/create-jira.ts";
export type { Notification } from "./jira/issues/issue.ts";
export type { JiraPeople, Ticket } from "./jira/jira-people.ts";
export { JiraSeed, type JiraSeedInput } from "./jira/jira-seed.ts";
export type { CommentState, IssueState, JiraState } from "./jira/jira-state.ts";
export { JiraSettings } from "./jira/settings.ts";
export type { Cancel, EpochMs, Job, VirtualClock } from "./kernel/clock.ts";
export { type ClockOptions, createClock } from "./kernel/create-clock.ts";
export {
  createOutbound,
  type Outbound,
  type OutboundCall,
  type OutboundRecord,
  type OutboundResult,
} from "./kernel/outbound.ts";
export { createRandom, type Random } from "./kernel/random.ts";
export type { Vendor } from "./kernel/vendor.ts";
export type { MailFault, ReceivedMail, SmtpMailbox } from "./mail/smtp-mailbox.ts";
export { createOkta, type OktaOptions, type OktaVendor } from "./okta/create-okta.ts";
export type { LogEvent, LogTarget } from "./okta/log/log-event.ts";
export type { OktaMail } from "./okta/mails.ts";
export type { OktaPeople } from "./okta/okta-people.ts";
export { OktaSeed, type OktaSeedInput } from "./okta/okta-seed.ts";
export type { HeldApp, HeldGroup, OktaState, UserState } from "./okta/okta-state.ts";
export { OktaSettings } from "./okta/settings.ts";
export type { Profile } from "./okta/users/user.ts";
export { type Sandbox, type SandboxJira, type SandboxOkta, type SandboxOptions, startSandbox } from "./sandbox.ts";
export { type BadSeed, type FullSandboxSeed, readSandboxSeed, SandboxSeed } from "./sandbox-seed.ts";
export { type ScimProvider, type ScimProviderOptions, startScimProvider } from "./scim/scim-provider.ts";
export type { ScimRecorder, ScimRequest, ScimResource } from "./scim/scim-recorder.ts";

export type { WordRefusal } from "./approval/check-word.ts";
export { findPlanned, type KnownPlan } from "./approval/find-planned.ts";
export { type SignedWord, type SigningKey, signWord, type Word } from "./approval/signed-word.ts";
export { takeAnyWord } from "./approval/take-any-word.ts";
export { type TakenWord, takeWord } from "./approval/take-word.ts";
export type { ApprovalPolicy, ApproverKey, Exemption } from "./company/approval-policy.ts";
export type { ActivationPolicy, AlertPolicy, Company, ContractPolicy, MailPolicy } from "./company/company.ts";
export { drainSpool } from "./evidence/drain-spool.ts";
export { changeValues, tellsValues, type ValueChange } from "./evidence/personal-values.ts";
export { type EvidencePorts, enterOrSpool } from "./evidence/scribe.ts";
export type { Json } from "./json.ts";
export { type TicketLife, ticketLives } from "./knowledge/ticket-lives.ts";
export { type FiledEntry, verifyFiled } from "./ledger/filed-entry.ts";
export { toJsonLines, verifyJsonLines, verifyWritten } from "./ledger/json-lines.ts";
export { entryHash, GENESIS, sealEntry } from "./ledger/seal-entry.ts";
export { verifyEntries } from "./ledger/verify-entries.ts";
export { isMailAddress } from "./mail/is-mail-address.ts";
export { renderPlan } from "./mail/render-plan.ts";
export type { Clock } from "./ports/clock.ts";
export type { Desk, DeskApproval, DeskFailure, Posted, Snapshot, TaskDraft, TerminationDraft } from "./ports/desk.ts";
export type {
  CarriedOut,
  Confirmation,
  Directory,
  DirectoryAccount,
  DirectoryAction,
  DirectoryAnswers,
  DirectoryFailure,
  DirectoryMembership,
  DirectoryPerson,
  DirectoryProfile,
  DirectorySubject,
} from "./ports/directory.ts";
export type { Ids } from "./ports/ids.ts";
export type {
  Ledger,
  LedgerDraft,
  LedgerEntry,
  LedgerEvent,
  LedgerFailure,
  LedgerQuery,
  LedgerVerdict,
} from "./ports/ledger.ts";
export type { Lock, LockFailure, Locks } from "./ports/locks.ts";
export type { Mail, Mailer, MailFailure } from "./ports/mailer.ts";
export type { Message, MessageFailure, Messenger } from "./ports/messenger.ts";
export type { Ports, Sources } from "./ports/ports.ts";
export type { Spool, Spooled, SpoolFailure } from "./ports/spool.ts";
export type { DeadLetter, Job, Lease, QueueFailure, WorkQueue } from "./ports/work-queue.ts";
export { type Preview, preview } from "./preview/preview.ts";
export { bringForward, type RunOptions } from "./run/bring-forward.ts";
export type { RunFailure } from "./run/run-failure.ts";
export { leftWith } from "./sweep/find-returned.ts";
export { type Completeness, judgeCompleteness } from "./sweep/judge-completeness.ts";
export { type LeavingHour, leavingHour } from "./sweep/leaving-hour.ts";
export { type Swept, sweep } from "./sweep/sweep.ts";
export { type Worked, work } from "./work/work.ts";
export {
  type Adoption,
  adoption,
  type RowAdoption,
  type TakenOver,
  type TakeOver,
  takeOver,
} from "./workforce/adoption.ts";
export type { AppliedPerson } from "./workforce/apply-batch.ts";
export {
  type AppliedReconciliation,
  applyReconciliation,
  type ReconciliationOptions,
} from "./workforce/apply-reconciliation.ts";
export { type AppliedReview, applyReview } from "./workforce/apply-review.ts";
export type { Batch } from "./workforce/batch.ts";
export type { BatchApproval } from "./workforce/batch-approval.ts";
export { type ClosedReview, type CloseOptions, closeReview, type OpenQuestions } from "./workforce/close-review.ts";
export { decideReview, type Said } from "./workforce/decide-review.ts";
export type { Decided } from "./workforce/decide-workforce.ts";
export type { Exception } from "./workforce/exceptions.ts";
export { type Explanation, explain, type Question, type TablePast } from "./workforce/explain.ts";
export { type AccessChain, accessAt, type ChainApproval, explainAccess } from "./workforce/explain-access.ts";
export type { BeforeLedger } from "./workforce/ledger-begins.ts";
export type { Inconclusive, LookOptions, WorkforcePorts } from "./workforce/look.ts";
export { type OpenedReview, openReview, type ReviewDraft } from "./workforce/open-review.ts";
export type { OnRead } from "./workforce/read-workforce.ts";
export { hasFindings, type Reconciled, reconcile } from "./workforce/reconcile.ts";
export type { ReconcilePolicy } from "./workforce/reconcile-policy.ts";
export type { Surprise } from "./workforce/surprises.ts";
export { takeBatchWord } from "./workforce/take-batch-word.ts";
export { type HoldersThen, type RowHolder, whoAt } from "./workforce/who-at.ts";
export type {
  CallsSpent,
  Pages,
  Workforce,
  WorkforceAssignee,
  WorkforceRule,
} from "./workforce/workforce.ts";
export { WORKFORCE_TICKETS } from "./workforce/workforce-ticket.ts";

import type { Form, ReferenceTable } from "@tenure/lifecycle-rules";
import type { ReconcilePolicy } from "../workforce/reconcile-policy.ts";
import type { ApprovalPolicy } from "./approval-policy.ts";

/** What a company decides once and every run follows. */
export interface Company {
  readonly forms: readonly Form[];
  readonly table: ReferenceTable;
  /** Which plans need an approval, and of whom. @defaultValue none needs one */
  readonly approval?: ApprovalPolicy;
  readonly mail?: MailPolicy;
  /** People whose contract ends: reminded of by the sweep. */
  readonly contracts?: ContractPolicy;
  /**
   * How often somebody who left and is let in again without a ticket is shut out again by the ticket they left with;
   * after that people are only told. 0: at once. @defaultValue 3
   */
  readonly shutOutAgain?: number;
  /** People who do not set up their account: the sweep has Okta send them a new link. @defaultValue they are left alone */
  readonly activation?: ActivationPolicy;
  /** How often people are told of what lasts. */
  readonly alerts?: AlertPolicy;
  /** What is done about differences between the table and what people have. @defaultValue they are reported */
  readonly reconcile?: ReconcilePolicy;
  /** Commit of the repository the table is kept in: entered with every plan, so that a row can be looked up later. */
  readonly tableCommit?: string;
  /** Tries of a ticket that fails before it becomes a dead letter. @defaultValue 12 */
  readonly maxAttempts?: number;
}

/** How mails are written. */
export interface MailPolicy {
  /** The company's name, in greetings and signatures. */
  readonly company: string;
  /** Language of mails. @defaultValue "en" */
  readonly language?: "en" | "de";
  /** Domain of message ids; the org's host otherwise. */
  readonly domain?: string;
}

/** How often people are told of a state that lasts: a ticket that was given up, a leaver who is back, a desk that is away. */
export interface AlertPolicy {
  /** Hours after which people are told again of what is still so. They are always told when it begins and when it ends. @defaultValue 24 */
  readonly remindAfterHours?: number;
}

/** When somebody who was activated and never came gets a new link. */
export interface ActivationPolicy {
  /** Days after the activation, and after each link: Okta's own links last 7 unless the org says otherwise. @defaultValue 7 */
  readonly afterDays?: number;
  /** Links somebody gets before people are told. @defaultValue 2 */
  readonly times?: number;
  /** Who is told then, and instead of a manager nobody knows: mailboxes. */
  readonly mailboxes: readonly string[];
}

/** When and who is reminded that a contract ends. */
export interface ContractPolicy {
  /** Profile attribute with the last day, `YYYY-MM-DD`. @defaultValue what the table's `contractEnd` says */
  readonly endAttribute?: string;
  /** Days before it on which a reminder goes out. @defaultValue 14, 7 and 1 */
  readonly remindDays?: readonly number[];
  /**
   * Whether the sweep files the termination of whoever's contract has ended without one, on the company's own form.
   * What becomes of it the form, the brakes and the approval policy say. @defaultValue false, people are reminded
   */
  readonly filesTermination?: boolean;
  /** Who is told besides the manager: mailboxes. */
  readonly mailboxes: readonly string[];
}

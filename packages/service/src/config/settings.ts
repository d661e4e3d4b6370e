import type { Form, ReferenceTable, TableProblem } from "@tenure/lifecycle-rules";
import type {
  ActivationPolicy,
  AlertPolicy,
  ApprovalPolicy,
  ContractPolicy,
  ReconcilePolicy,
} from "@tenure/provisioner";
import type { Result } from "neverthrow";
import type { ApplicationSettings } from "./application-settings.ts";
import type { EngineSettings } from "./engine-settings.ts";
import type { JiraAuthSettings } from "./jira-settings.ts";
import type { OktaAuthSettings } from "./okta-settings.ts";

/** What a company writes into its `tenure.config.ts`. Whatever it leaves out may come from the environment. */
export interface TenureSettings {
  /** The policy; what `readCsvTable` answers is taken as it is, mistakes and all. */
  readonly table: ReferenceTable | Result<ReferenceTable, readonly TableProblem[]>;
  readonly forms: readonly Form[];
  readonly okta?: Partial<OktaSettings>;
  readonly jira?: Partial<JiraSettings>;
  readonly mail?: Partial<MailSettings>;
  /** Chat channels that rows may tell, by name: the address of an incoming webhook for each. */
  readonly chat?: Readonly<Record<string, string>>;
  /** Which plans a person must approve. @defaultValue none */
  readonly approval?: ApprovalPolicy;
  /** When the sweep reminds of contracts that end. @defaultValue never */
  readonly contracts?: ContractPolicy;
  /** When somebody who never set up their account is sent a new link. @defaultValue never */
  readonly activation?: ActivationPolicy;
  /** How often people are told again of what is still so: a ticket that was given up, a leaver who is back. @defaultValue once a day */
  readonly alerts?: AlertPolicy;
  /** What is done about differences between the table and what people have. @defaultValue they are reported */
  readonly reconcile?: ReconcilePolicy;
  /** Which rows of the table are in use, while a company takes it into use row by row. @defaultValue all */
  readonly adoption?: { readonly rowsOn: readonly string[] };
  /** Commit of the table's repository, entered with every plan; see `tableCommit`. `undefined` where there is none. */
  readonly tableCommit?: string | undefined;
  /** Tries of a ticket that fails before it waits for a person. @defaultValue 12 */
  readonly maxAttempts?: number;
  /** How often somebody who left and is let in again without a ticket is shut out again. @defaultValue 3 */
  readonly shutOutAgain?: number;
  /** Secrets that let somebody look at tickets' status and at the queue, 24 characters or more, without blanks. @defaultValue nobody */
  readonly apiTokens?: readonly string[];
  /** `sqlite:FILE`, `:memory:` or `postgres://…`. @defaultValue `sqlite:tenure.db` */
  readonly store?: string;
  /** Who delivers work, where one database is not enough. @defaultValue the store's own queue and locks */
  readonly engine?: EngineSettings;
  /** What people sign on to, as Okta has to hold it; the `apps` commands write and check it. @defaultValue none */
  readonly applications?: readonly ApplicationSettings[];
  /** A folder of this machine for evidence that waits while the ledger is away. @defaultValue beside the store */
  readonly spool?: string;
}

/** Where Okta is, and how we prove who we are there. */
export interface OktaSettings {
  /** `https://jupiter.okta.com` */
  readonly orgUrl: string;
  readonly auth: OktaAuthSettings;
  /** Host the table is written for, where the org is reached by another name: a custom domain, a proxy, the sandbox. */
  readonly org?: string;
  /** Part of each of the org's rate limits that is ours. @defaultValue 0.5 */
  readonly share?: number;
  /** Whether Okta writes to somebody whose account becomes active. @defaultValue true */
  readonly activationMail?: boolean;
  /**
   * Whether a leaver's API tokens and admin roles are looked up, to be handed over. Takes the scopes
   * `okta.apiTokens.read` and `okta.roles.read`, which nothing else needs, and a token of its own. @defaultValue false
   */
  readonly adminDuties?: boolean;
  /** The whole `Authorization` header that Okta's event hook is set up with; without it no event is believed. */
  readonly eventHookSecret?: string;
}

/** How deliveries of Jira prove where they come from; each list holds two while one is being replaced. */
export interface DeliveryProofs {
  /** Secrets that an admin's webhook is signed with. */
  readonly webhookSecrets: readonly string[];
  /** What an Automation rule sends along with "Send web request". @defaultValue no rule is believed */
  readonly automation?: {
    /** @defaultValue "X-Tenure-Token" */
    readonly header?: string;
    /** Long and random, for this rule only: Automation cannot sign, so that the token is all there is. */
    readonly tokens: readonly string[];
  };
  /** Client secrets of the OAuth app that registered the webhook. @defaultValue no app is believed */
  readonly appSecrets?: readonly string[];
  /** The id of a Forge app that sends. @defaultValue none is believed */
  readonly forgeAppId?: string;
}

/** Where Jira is, how we prove who we are there, and how its deliveries prove that they are its. */
export interface JiraSettings extends DeliveryProofs {
  /** `https://acme.atlassian.net`, or with a scoped token `https://api.atlassian.com/ex/jira/{cloudId}`. */
  readonly baseUrl: string;
  readonly auth: JiraAuthSettings;
  /** Where forms are read. @defaultValue Atlassian's gateway */
  readonly gatewayUrl?: string;
  /** Name of the resolution a finished ticket gets. @defaultValue "Done" */
  readonly resolution?: string;
  /** Name of the status a finished ticket gets. @defaultValue the first that is an end and no refusal */
  readonly doneStatus?: string;
  /** Issue type of the tasks opened below a ticket. @defaultValue the project's first type of sub-task */
  readonly taskTypeId?: string;
}

/** The server that takes responsibility for our mails. */
export interface MailSettings {
  /** `smtps://user:password@mail.acme.example` */
  readonly smtpUrl: string;
  /** `Tenure <tenure@acme.example>` */
  readonly from: string;
  /** The company's name in greetings. @defaultValue the table's name */
  readonly company?: string;
  /** @defaultValue "en" */
  readonly language?: "en" | "de";
  /** Domain of message ids. @defaultValue the org's host */
  readonly domain?: string;
}

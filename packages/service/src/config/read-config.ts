import { type Form, type ReferenceTable, switchedOn } from "@tenure/lifecycle-rules";
import type {
  ActivationPolicy,
  AlertPolicy,
  ApprovalPolicy,
  ContractPolicy,
  ReconcilePolicy,
} from "@tenure/provisioner";
import { err, ok, type Result } from "neverthrow";
import * as z from "zod";
import { parseStore, type Store } from "../store/store.ts";
import { AdoptionPart, ReconcilePart } from "../workforce/reconcile-settings.ts";
import type { DeclaredApplication } from "./application-settings.ts";
import { type BadConfig, badConfig } from "./bad-config.ts";
import { ActivationPart, AlertPart, ApprovalPart, ContractPart } from "./company-settings.ts";
import { EnginePart, type EngineSettings } from "./engine-settings.ts";
import { isRecord } from "./is-record.ts";
import { JiraPart } from "./jira-settings.ts";
import { MailPart } from "./mail-settings.ts";
import { OktaPart } from "./okta-settings.ts";
import { type Environment, readEnvironment } from "./read-environment.ts";
import { type PolicyTable, readPolicyTable } from "./read-policy-table.ts";
import type { JiraSettings, MailSettings, OktaSettings } from "./settings.ts";
import { address, words } from "./value-shapes.ts";

/** Settings that hold together: everything there, everything of the right shape. */
export interface TenureConfig {
  /** The rows that are in use. */
  readonly table: ReferenceTable;
  /** Every row, those that are not switched on yet included. */
  readonly wholeTable: ReferenceTable;
  readonly forms: readonly Form[];
  readonly okta: OktaSettings;
  readonly jira: JiraSettings;
  /** Without it no mail leaves, and the plans' mails stay undone and visible. */
  readonly mail?: MailSettings;
  readonly apiTokens: readonly string[];
  readonly chat: Readonly<Record<string, string>>;
  readonly approval?: ApprovalPolicy;
  readonly contracts?: ContractPolicy;
  readonly activation?: ActivationPolicy;
  readonly alerts?: AlertPolicy;
  readonly reconcile?: ReconcilePolicy;
  readonly tableCommit?: string;
  readonly maxAttempts?: number;
  readonly shutOutAgain?: number;
  readonly store: Store;
  readonly engine?: EngineSettings;
  readonly spool?: string;
  /** What people sign on to, as Okta has to hold it. */
  readonly applications: readonly DeclaredApplication[];
  /** What plans cannot know of applications; `doctor` tells it. */
  readonly unknownApplications: PolicyTable["unknown"];
}

/**
 * Checks settings, as `defineConfig` gave them or as a file exports them, and fills what they leave out from the
 * environment. What the settings say wins. Every mistake comes back at once.
 */
export function readConfig(settings: unknown, env: Environment = {}): Result<TenureConfig, BadConfig> {
  return readEnvironment(env).andThen((environment) => {
    if (!isRecord(settings)) return err(badConfig(["expected an object, as defineConfig gives it."]));
    // A table and applications bring mistakes of their own, and are read apart.
    const { table: asGiven, applications: declared, ...others } = settings;
    const policy = readPolicyTable(asGiven, declared);
    const parts = Parts.safeParse({
      store: "sqlite:tenure.db",
      ...environment,
      ...others,
      okta: merged(environment.okta, others["okta"]),
      jira: merged(environment.jira, others["jira"]),
      mail: merged(environment.mail, others["mail"]),
    });
    const mistakes = parts.success ? [] : sentences(parts.error);
    if (policy.isErr()) return err(badConfig([...policy.error, ...mistakes]));
    if (!parts.success) return err(badConfig(mistakes));
    const { applications, table, unknown } = policy.value;
    const { mail, adoption, tableCommit, ...rest } = parts.data;
    const inUse = adoption === undefined ? ok(table) : switchedOn(table, adoption.rowsOn);
    if (inUse.isErr()) return err(badConfig(inUse.error.map(({ sentence }) => `adoption.rowsOn: ${sentence}`)));
    return ok({
      ...rest,
      applications,
      table: inUse.value,
      wholeTable: table,
      unknownApplications: unknown,
      ...(mail === undefined ? {} : { mail }),
      ...(tableCommit === undefined ? {} : { tableCommit }),
    });
  });
}

const FormShape = z.looseObject({
  name: z.string(),
  kind: z.string(),
  when: z.looseObject({}),
  fields: z.record(z.string(), z.looseObject({ kind: z.string(), id: z.string(), label: z.string() })),
});
const isForm = (value: unknown): value is Form => FormShape.safeParse(value).success;

const Parts = z.strictObject({
  forms: z
    .array(z.custom<Form>(isForm, { error: "expected a form, as defineForm gives it" }), {
      error: "expected a list of forms",
    })
    .min(1, { error: "expected at least one form; without one no ticket is ours" }),
  okta: OktaPart,
  jira: JiraPart,
  mail: MailPart.optional(),
  apiTokens: z
    .array(words.regex(/^\S{24,}$/, { error: "expected 24 characters or more, without blanks" }), {
      error: "expected a list of secrets",
    })
    .default([]),
  spool: words.exactOptional(),
  chat: z
    .record(z.string(), address("the address of an incoming webhook"), { error: "expected channels by name" })
    .default({}),
  approval: ApprovalPart.exactOptional(),
  contracts: ContractPart.exactOptional(),
  activation: ActivationPart.exactOptional(),
  alerts: AlertPart.exactOptional(),
  reconcile: ReconcilePart.exactOptional(),
  adoption: AdoptionPart.exactOptional(),
  tableCommit: words.optional(),
  maxAttempts: z.int({ error: "expected a whole number" }).min(1, { error: "expected 1 or more" }).exactOptional(),
  shutOutAgain: z.int({ error: "expected a whole number" }).min(0, { error: "expected 0 or more" }).exactOptional(),
  engine: EnginePart.exactOptional(),
  store: z.string({ error: "expected some text" }).transform((text, context): Store => {
    const store = parseStore(text);
    if (store.isOk()) return store.value;
    context.addIssue({ code: "custom", message: store.error.sentence });
    return z.NEVER;
  }),
});

/** What the settings say over what the environment says; `undefined` where both are silent. */
function merged(environment: object | undefined, settings: unknown): unknown {
  if (settings === undefined || environment === undefined) return settings ?? environment;
  return isRecord(settings) ? { ...environment, ...settings } : settings;
}

/** Places and what was expected there; never a value, which may be a secret. */
function sentences({ issues }: z.ZodError): readonly string[] {
  return issues.flatMap((issue) => {
    const place = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => `${place === "" ? key : `${place}.${key}`}: there is no such setting.`);
    }
    return [`${place}: ${issue.message}.`];
  });
}

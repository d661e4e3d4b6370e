import type { Company, Ports } from "@tenure/provisioner";
import { bringForward, findPlanned, preview, sweep, takeAnyWord, work } from "@tenure/provisioner/tickets";
import { err, ok, type ResultAsync } from "neverthrow";
import type { TenureConfig } from "../config/read-config.ts";
import { engineOf } from "../engine/engine.ts";
import { workOn } from "../engine/work-on.ts";
import { routeRequest } from "../http/route.ts";
import { tenureRoutes } from "../http/tenure-routes.ts";
import { jiraDesk } from "../jira-desk/jira-desk.ts";
import { webhookMessenger } from "../messenger/webhook-messenger.ts";
import { DUTY_SCOPES } from "../okta-directory/find-duties.ts";
import { oktaDirectory } from "../okta-directory/okta-directory.ts";
import { sealedLedger } from "../sealed-values/sealed-ledger.ts";
import { noMailer, smtpMailer } from "../smtp/smtp-mailer.ts";
import { openStore } from "../store/open-store.ts";
import type { StoreUnavailable } from "../store/store-unavailable.ts";
import { randomIds } from "../system/random-ids.ts";
import { systemClock } from "../system/system-clock.ts";
import type { Tenure } from "../tenure.ts";
import { intakeOf } from "../webhook/intake.ts";
import { everybodyLater } from "../workforce/everybody-later.ts";
import { oktaWorkforce } from "../workforce/okta-workforce.ts";
import { type CallOptions, jiraClientOf, oktaClientOf } from "./clients.ts";
import { workInProgress } from "./work-in-progress.ts";

/** What a test, a demo or another host puts in the place of the usual. */
export interface Overrides {
  readonly ports?: Partial<Ports>;
  /** How both vendors are called. */
  readonly calls?: CallOptions;
  /** Told of a mistake of ours that ended a request. @defaultValue one line on stderr */
  readonly onBug?: (cause: unknown) => void;
  /** Milliseconds of any beginning, for how often a store that is away is tried. @defaultValue this machine's */
  readonly monotonic?: () => number;
  /**
   * Told what people should know, one sentence each: when something begins that lasts, so many hours after that, and
   * when it is over. Two workers tell it once between them. @defaultValue one line on stderr
   */
  readonly onAlert?: (sentence: string) => void;
}

/**
 * Composes Tenure as its configuration says: Okta, Jira, mail server and store behind the provisioner's use cases.
 * Opens the store, and calls nobody yet. Where the store is away and may come back, everything but shutting leavers out
 * waits for it.
 *
 * @example
 * ```ts
 * const tenure = await readConfig(settings, process.env).asyncAndThen((config) => createTenure(config));
 * if (tenure.isErr()) console.error(tenure.error.sentence);
 * ```
 */
export function createTenure(config: TenureConfig, overrides: Overrides = {}): ResultAsync<Tenure, StoreUnavailable> {
  const { calls = {}, monotonic, onAlert = logAlert, onBug = logBug } = overrides;
  const ids = overrides.ports?.ids ?? randomIds;
  return openStore(config.store, ids, { spool: config.spool, onAway: onAlert, ...given({ now: monotonic }) }).map(
    (store) => {
      const { activationMail, adminDuties, org } = config.okta;
      const privileged = adminDuties === true ? oktaClientOf(config.okta, calls, DUTY_SCOPES) : undefined;
      const { doneStatus, resolution, taskTypeId } = config.jira;
      const engine = config.engine === undefined ? store : engineOf(config.engine, ids);
      const mailer = config.mail === undefined ? noMailer() : smtpMailer(config.mail);
      const ports: Ports = {
        desk: jiraDesk(jiraClientOf(config.jira, calls), {
          forms: config.forms,
          ...given({ doneStatus, resolution, taskTypeId }),
        }),
        directory: oktaDirectory(oktaClientOf(config.okta, calls), given({ activationMail, org, privileged })),
        mailer,
        messenger: webhookMessenger(config.chat, calls),
        ledger: sealedLedger(store.ledger, store.keys),
        spool: store.spool,
        queue: engine.queue,
        locks: engine.locks,
        clock: systemClock,
        ids,
        ...overrides.ports,
      };
      const company = companyOf(config);
      const progress = workInProgress();
      // A queue that was put in the place of the store's knows nothing of the store's memory.
      const intake = ports.queue === store.queue ? store.intake : intakeOf(ports.queue, store.deliveries);
      const shutOut = (ticketId: string) => progress.watched(bringForward(ports, company, ticketId));
      const routes = tenureRoutes({ ports, company, config, intake, shutOut });
      const handle = routeRequest(routes, onBug);
      return {
        handle: (request) => progress.watch(handle(request)),
        preview: (keyOrId) => progress.watched(preview(ports, company, keyOrId)),
        apply: (keyOrId, hash) =>
          progress.watched(bringForward(ports, company, keyOrId, hash === undefined ? {} : { hash })),
        work: () => progress.watched(work(ports, company)),
        workOn: (job) => progress.watched(workOn(ports, company, job)),
        sweep: () =>
          progress.watched(
            sweep(ports, company).andThen(({ alerts, enqueued, failures: [failure] }) => {
              for (const alert of alerts) onAlert(alert);
              return failure === undefined ? ok(enqueued) : err(failure);
            }),
          ),
        findPlanned: (hash) => progress.watched(findPlanned(ports, hash)),
        takeWord: (word) => progress.watched(takeAnyWord(ports, company, word)),
        everybody: everybodyLater(ports, company, config.wholeTable, () =>
          oktaWorkforce(oktaClientOf(config.okta, calls), given({ org })),
        ),
        // Whoever exports or verifies needs the chain as it is, sealed values and all.
        ledger: overrides.ports?.ledger ?? store.ledger,
        forget: (ticketId) => store.keys.forget(ticketId),
        close: () =>
          progress.end(async () => {
            mailer.close();
            await store.close();
          }),
      };
    },
  );
}

function companyOf(config: TenureConfig): Company {
  const {
    activation,
    alerts,
    approval,
    contracts,
    forms,
    mail,
    maxAttempts,
    reconcile,
    shutOutAgain,
    table,
    tableCommit,
  } = config;
  const policy = { company: mail?.company ?? table.name, ...given({ language: mail?.language, domain: mail?.domain }) };
  return {
    forms,
    table,
    mail: policy,
    ...given({ activation, alerts, approval, contracts, maxAttempts, reconcile, shutOutAgain, tableCommit }),
  };
}

function logAlert(sentence: string): void {
  console.error(`tenure: ${sentence}`);
}

function logBug(cause: unknown): void {
  console.error("tenure: a mistake of ours:", cause instanceof Error ? cause.stack : String(cause));
}

type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function given<T extends object>(members: T): Given<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
}

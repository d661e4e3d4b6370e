import type { Company, Ports } from "@tenure/provisioner";
import { bringForward, findPlanned, preview, sweep, takeAnyWord, work } from "@tenure/provisioner/tickets";
import { err, ok } from "neverthrow";
import { memoryAgenda } from "../agenda/agenda.ts";
import { whileAway } from "../agenda/while-away.ts";
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
import { intakeInto } from "../store/intake-into.ts";
import type { OpenStore } from "../store/open-store.ts";
import { randomIds } from "../system/random-ids.ts";
import { systemClock } from "../system/system-clock.ts";
import type { Tenure } from "../tenure.ts";
import { everybodyLater } from "../workforce/everybody-later.ts";
import { oktaWorkforce } from "../workforce/okta-workforce.ts";
import { jiraClientOf, oktaClientOf } from "./clients.ts";
import { given } from "./given.ts";
import { logAlert, logBug } from "./logging.ts";
import type { Overrides } from "./overrides.ts";
import { workInProgress } from "./work-in-progress.ts";

/** Composes Tenure over a store that is open, which it closes in the end. Calls nobody yet. */
export function composeTenure(config: TenureConfig, store: OpenStore, overrides: Overrides = {}): Tenure {
  const { calls = {}, onAlert = logAlert, onBug = logBug } = overrides;
  const ids = overrides.ports?.ids ?? randomIds;
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
  const intake = intakeInto(ports.queue, store);
  const shutOut = (ticketId: string) => progress.watched(bringForward(ports, company, ticketId));
  const leavers = whileAway({
    agenda: store.agenda ?? memoryAgenda(),
    now: ports.clock.now,
    remindAfterHours: config.alerts?.remindAfterHours ?? 24,
    shutOut,
    onAlert,
  });
  const routes = tenureRoutes({ ports, company, config, intake, shutOut });
  const handle = routeRequest(routes, onBug);
  return {
    handle: (request) => progress.watch(handle(request)),
    preview: (keyOrId) => progress.watched(preview(ports, company, keyOrId)),
    apply: (keyOrId, hash) =>
      progress.watched(
        bringForward(ports, company, keyOrId, hash === undefined ? {} : { hash }).andThrough((one) =>
          leavers.looked([one]),
        ),
      ),
    work: () =>
      progress.watched(
        leavers.around("work", work(ports, company)).andThrough((worked) => leavers.looked(worked.progress)),
      ),
    workOn: (job) =>
      progress.watched(workOn(ports, company, job).andThrough((worked) => leavers.looked(worked.progress))),
    sweep: () =>
      progress.watched(
        leavers
          .around("sweep", sweep(ports, company))
          .andThrough(({ leaving }) => leavers.keep(leaving))
          .andThen(({ alerts, enqueued, failures: [failure] }) => {
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

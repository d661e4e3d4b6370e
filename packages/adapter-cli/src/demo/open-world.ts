import { type Instant, parseInstant } from "@tenure/lifecycle-rules";
import type { Sandbox } from "@tenure/sandbox";
import { createTenure, readConfig, type Tenure } from "@tenure/service";
import { accountIdOf } from "@tenure-examples/jupiter";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { withProgressLine } from "../run/progress-line.ts";
import { type OpenSandboxOptions, openSandbox } from "../sandbox/open-sandbox.ts";
import { sandboxLine } from "../sandbox/sandbox-line.ts";
import type { Screen, Terminal } from "../terminal/terminal.ts";
import type { Delivery } from "./chapter.ts";
import { fileTicket } from "./file-ticket.ts";
import { type Company, jupiter } from "./jupiter.ts";
import { type Listener, listen } from "./listener.ts";
import { planPanel } from "./plan-panel.ts";
import { hire, noemi } from "./story.ts";
import type { DemoWorld } from "./world.ts";

/** When the story begins; its searches and rules lag only a little. */
const STORY: OpenSandboxOptions = { clock: "real", startAt: hire.at };

/** Starts everything the demo company needs on loopback ports: our webhook host, Okta, Jira, the mail server, Tenure. */
export function openWorld(
  { err }: Pick<Terminal, "err">,
  options: OpenSandboxOptions = STORY,
): ResultAsync<DemoWorld, Complaint> {
  return jupiter().asyncAndThen((company) => new ResultAsync(build(company, options, err)));
}

async function build(
  company: Company,
  options: OpenSandboxOptions,
  screen: Screen,
): Promise<Result<DemoWorld, Complaint>> {
  const listener = await listen();
  const seed = withWebhook(company.seed, `${listener.url}/webhooks/jira`);
  const panel = planPanel();
  const sandbox = await openSandbox(seed, { ...options, deskPanel: panel.show });
  if (sandbox.isErr()) {
    await listener.stop();
    return err(sandbox.error);
  }
  const tenure = await compose(company, sandbox.value);
  if (tenure.isErr()) {
    await Promise.all([listener.stop(), sandbox.value.close()]);
    return err(tenure.error);
  }
  listener.answerWith(tenure.value);
  panel.tellOf(tenure.value);
  return ok(worldOf(listener, sandbox.value, company.table.org, tenure.value, screen));
}

/** Searches and rules lag here as they do in the real thing, only less long: somebody is watching. */
const QUICK: Company["seed"] = {
  okta: { settings: { searchLagMs: [20, 80], ruleLagMs: [40, 120], logLagMs: [20, 80], scimLagMs: [20, 80] } },
  jira: { settings: { searchLagMs: [20, 80] } },
};

/** The company's seed with our webhook, and with the Jira account that comes with a new person's mail address. */
function withWebhook({ jira, okta }: Company["seed"], url: string): Company["seed"] {
  const account = { accountId: accountIdOf(noemi.login), email: noemi.login, name: noemi.name, emailVisible: true };
  return {
    okta: { ...okta, settings: { ...QUICK.okta?.settings, ...okta?.settings } },
    jira: {
      ...jira,
      settings: { ...QUICK.jira?.settings, ...jira?.settings },
      users: [...(jira?.users ?? []), account],
      webhooks: [{ url }],
    },
  };
}

/** Tenure as any company runs it; only time comes from the sandbox, which can move it. */
function compose({ forms, table }: Company, sandbox: Sandbox): ResultAsync<Tenure, Complaint> {
  const settings = { table, forms, store: ":memory:", mail: { company: "Jupiter" } };
  const now = () => sandbox.clock.now();
  return readConfig(settings, sandboxLine(sandbox, table.org).env)
    .asyncAndThen((config) =>
      createTenure(config, { calls: { now }, ports: { clock: { now: () => instantOf(now()) } } }),
    )
    .mapErr(({ kind, sentence }) => ({ kind, exit: exitCode.bug, sentence }));
}

function instantOf(milliseconds: number): Instant {
  return parseInstant(new Date(milliseconds).toISOString()).match(
    (instant) => instant,
    () => {
      throw new Error("The sandbox's clock shows no instant.");
    },
  );
}

function worldOf(listener: Listener, sandbox: Sandbox, org: string, tenure: Tenure, screen: Screen): DemoWorld {
  const { clock, close, deskUrl, jira, okta, smtp } = sandbox;
  return {
    clock,
    line: sandboxLine(sandbox, org),
    deskUrl,
    okta,
    jira,
    tenure,
    watching: (of, plan, work) => withProgressLine(of, plan, screen, work),
    mails: () => smtp.received().flatMap(({ at, subject, to }) => to.map((one) => ({ to: one, subject, at }))),
    file: async (filing) => {
      const place = listener.deliveries.length;
      const ticket = await fileTicket(jira, filing);
      return { ticket, delivery: await arrived(clock, listener, place) };
    },
    close: async () => {
      await tenure.close();
      await Promise.all([listener.stop(), close()]);
    },
  };
}

/** Jira sends a webhook a moment after it answers, as the real one does. */
async function arrived({ settle }: Sandbox["clock"], { deliveries }: Listener, place: number): Promise<Delivery> {
  for (let tries = 0; tries < 200; tries += 1) {
    await settle();
    const delivery = deliveries[place];
    if (delivery !== undefined) return delivery;
    await new Promise((later) => setTimeout(later, 10));
  }
  throw new Error("The demo's Jira sent no webhook.");
}

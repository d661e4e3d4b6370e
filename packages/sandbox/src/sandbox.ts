import { grantAccess, withAccess, withoutAccess } from "./access.ts";
import { withAdminFace } from "./admin/admin-face.ts";
import type { DeskPanel } from "./desk-page/desk-parts.ts";
import { deskPath } from "./desk-page/layout.ts";
import type { FaultInput } from "./faults/fault.ts";
import { createFaults, type Faults } from "./faults/faults.ts";
import { withFaults } from "./faults/with-faults.ts";
import { createJira, type JiraVendor } from "./jira/create-jira.ts";
import { JiraSeed } from "./jira/jira-seed.ts";
import type { VirtualClock } from "./kernel/clock.ts";
import { createClock } from "./kernel/create-clock.ts";
import { serveHttp } from "./kernel/http-server.ts";
import { createOutbound, type Outbound } from "./kernel/outbound.ts";
import { createRandom } from "./kernel/random.ts";
import { type SmtpMailbox, startMailbox } from "./mail/smtp-mailbox.ts";
import { createOkta, type OktaVendor } from "./okta/create-okta.ts";
import { type FullSandboxSeed, readSandboxSeed, type SandboxSeed } from "./sandbox-seed.ts";
import { createScimRecorder, recorderUrl, type ScimRecorder } from "./scim/scim-recorder.ts";

/** How a sandbox starts. */
export interface SandboxOptions {
  readonly seed?: SandboxSeed;
  /** `virtual` stands still until it is moved, `real` runs. @defaultValue "virtual" */
  readonly clock?: "virtual" | "real";
  /** The first instant, ISO 8601. @defaultValue the seed's `at`, or today and now */
  readonly startAt?: string;
  /** Free ports are taken where none is given. */
  readonly ports?: { readonly okta?: number; readonly jira?: number; readonly smtp?: number };
  /** What goes wrong, from the first call on. */
  readonly faults?: readonly FaultInput[];
  /** What to show beside a ticket on the desk page, such as the plan somebody made for it. */
  readonly deskPanel?: DeskPanel;
  /** Everything that is made up comes from here: equal seeds, equal ids. @defaultValue "sandbox" */
  readonly randomSeed?: string | number;
  /** How webhooks, event hooks and SCIM pushes leave. @defaultValue the global `fetch` */
  readonly fetch?: typeof fetch;
}

/** The simulated org, where it listens, and what opens it. */
export interface SandboxOkta extends Pick<OktaVendor, "state" | "people" | "handle"> {
  readonly url: string;
  /** An API token of a super admin. */
  readonly apiToken: string;
  /** A service app with every scope, as super admin. */
  readonly clientId: string;
  /** Its private key, PKCS#8 PEM. */
  readonly privateKey: string;
}

/** The simulated site, where it listens, and what opens it. */
export type SandboxJira = Omit<JiraVendor, "snapshot"> & { readonly url: string };

/** A running Okta, Jira and mail server with one clock. */
export interface Sandbox {
  readonly clock: VirtualClock;
  readonly okta: SandboxOkta;
  readonly jira: SandboxJira;
  readonly smtp: Omit<SmtpMailbox, "close">;
  /** The desk in the browser: file requests, see what becomes of them. */
  readonly deskUrl: string;
  /** What the vendors sent out so far: webhooks, event hooks, SCIM. */
  readonly outbound: Outbound;
  /** What applications without a SCIM server of their own were told, and what they hold now. */
  readonly scim: Omit<ScimRecorder, "handle">;
  /** What is to go wrong, and what has: both vendors, per route. Mail has its own, {@link SmtpMailbox.refuse}. */
  readonly faults: Faults;
  /**
   * Everything the vendors hold, as the seed of an equal sandbox. What waits for the clock (a rule about to look, a
   * delivery) is not in it: settle first. The sandbox's own way in is made anew.
   */
  snapshot(): FullSandboxSeed;
  /** Stops all servers and the clock; nothing is left listening. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts a sandbox on free ports of the loopback address.
 *
 * Rejects, in one sentence, when the seed is wrong or a port is taken.
 *
 * @example
 * ```ts
 * const sandbox = await startSandbox({ seed: { okta: { groups: [{ name: "engineering" }] } } });
 * await fetch(`${sandbox.okta.url}/api/v1/groups`, { headers: { authorization: `SSWS ${sandbox.okta.apiToken}` } });
 * await sandbox.close();
 * ```
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const read = readSandboxSeed(options.seed ?? {});
  if (read.isErr()) throw new Error(read.error.sentence);
  const startAt = options.startAt ?? read.value.at;
  const clock = createClock({
    mode: options.clock ?? "virtual",
    ...(startAt === undefined ? {} : { startAt }),
  });
  const seed = options.randomSeed ?? "sandbox";
  const random = createRandom(seed);
  const scim = createScimRecorder({ random: random.fork("scim"), now: clock.iso });
  const outbound = createOutbound({ now: clock.iso, fetch: reach(scim, options.fetch ?? fetch) });
  const faults = createFaults({
    seed,
    now: clock.iso,
    ...(options.faults === undefined ? {} : { declared: options.faults }),
  });
  const access = await grantAccess(random.fork("access").text(40));
  const urls = { okta: "", jira: "" };
  const calmOkta = createOkta({
    clock,
    random: random.fork("okta"),
    outbound,
    seed: withAccess(read.value.okta, access),
    baseUrl: () => urls.okta,
  });
  const calmJira = createJira({
    clock,
    random: random.fork("jira"),
    outbound,
    seed: read.value.jira,
    baseUrl: () => urls.jira,
  });
  const okta = withFaults("okta", calmOkta, faults);
  const jira = withFaults("jira", calmJira, faults);
  const snapshot = (): FullSandboxSeed =>
    withoutAccess({ at: clock.iso(), okta: okta.snapshot(), jira: JiraSeed.parse(jira.snapshot()) }, access);

  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    clock.stop();
    await Promise.all(closers.splice(0).map((closeOne) => closeOne()));
  };
  try {
    const smtp = await startMailbox({ port: options.ports?.smtp ?? 0, now: clock.iso });
    closers.push(smtp.close);
    const panel = options.deskPanel;
    const parts = () => ({ clock, faults, outbound, scim, okta, jira: calmJira, smtp, snapshot, urls, panel });
    const oktaServer = await serveHttp(withAdminFace(okta, parts), options.ports?.okta);
    closers.push(oktaServer.close);
    const jiraServer = await serveHttp(withAdminFace(jira, parts), options.ports?.jira);
    closers.push(jiraServer.close);
    urls.okta = oktaServer.url;
    urls.jira = jiraServer.url;
    return {
      clock,
      okta: { ...okta, ...access.shown, url: oktaServer.url },
      jira: { ...jira, url: jiraServer.url },
      smtp,
      deskUrl: `${jiraServer.url}${deskPath}`,
      outbound,
      scim,
      faults,
      snapshot,
      close,
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** Calls to the recorder stay inside the process. */
function reach(scim: ScimRecorder, outside: typeof fetch): typeof fetch {
  return (target, init) => {
    const request = new Request(target, init);
    return request.url.startsWith(recorderUrl) ? scim.handle(request) : outside(request);
  };
}

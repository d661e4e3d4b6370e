import { exportJWK, exportPKCS8, generateKeyPair } from "jose";
import { createJira, type JiraVendor } from "./jira/create-jira.ts";
import { JiraSeed } from "./jira/jira-seed.ts";
import type { VirtualClock } from "./kernel/clock.ts";
import { createClock } from "./kernel/create-clock.ts";
import { serveHttp } from "./kernel/http-server.ts";
import { createOutbound, type Outbound } from "./kernel/outbound.ts";
import { createRandom } from "./kernel/random.ts";
import { type SmtpMailbox, startMailbox } from "./mail/smtp-mailbox.ts";
import { everyScope } from "./okta/auth/scopes.ts";
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
  /** What the vendors sent out so far: webhooks, event hooks, SCIM. */
  readonly outbound: Outbound;
  /** What applications without a SCIM server of their own were told, and what they hold now. */
  readonly scim: Omit<ScimRecorder, "handle">;
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
  const random = createRandom(options.randomSeed ?? "sandbox");
  const scim = createScimRecorder({ random: random.fork("scim"), now: clock.iso });
  const outbound = createOutbound({ now: clock.iso, fetch: reach(scim, options.fetch ?? fetch) });
  const access = await grantAccess(random.fork("access").text(40));
  const urls = { okta: "", jira: "" };
  const okta = createOkta({
    clock,
    random: random.fork("okta"),
    outbound,
    seed: withAccess(read.value.okta, access),
    baseUrl: () => urls.okta,
  });
  const jira = createJira({
    clock,
    random: random.fork("jira"),
    outbound,
    seed: read.value.jira,
    baseUrl: () => urls.jira,
  });

  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    clock.stop();
    await Promise.all(closers.splice(0).map((closeOne) => closeOne()));
  };
  try {
    const oktaServer = await serveHttp(okta, options.ports?.okta);
    closers.push(oktaServer.close);
    const jiraServer = await serveHttp(jira, options.ports?.jira);
    closers.push(jiraServer.close);
    const smtp = await startMailbox({ port: options.ports?.smtp ?? 0, now: clock.iso });
    closers.push(smtp.close);
    urls.okta = oktaServer.url;
    urls.jira = jiraServer.url;
    return {
      clock,
      okta: { ...okta, ...access.shown, url: oktaServer.url },
      jira: { ...jira, url: jiraServer.url },
      smtp,
      outbound,
      scim,
      snapshot: () =>
        withoutAccess({ at: clock.iso(), okta: okta.snapshot(), jira: JiraSeed.parse(jira.snapshot()) }, access),
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

const ADMIN = "sandbox.admin@example.com";

async function grantAccess(tokenText: string) {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  return {
    publicKey: { ...(await exportJWK(publicKey)), kty: "RSA", kid: "sandbox-key", use: "sig", alg: "RS256" },
    shown: {
      apiToken: `00${tokenText}`,
      clientId: "0oaSandboxService05d7",
      privateKey: await exportPKCS8(privateKey),
    },
  };
}

function withoutAccess(snapshot: FullSandboxSeed, { shown }: Awaited<ReturnType<typeof grantAccess>>): FullSandboxSeed {
  const { okta } = snapshot;
  return {
    ...snapshot,
    okta: {
      ...okta,
      serviceApps: okta.serviceApps.filter(({ clientId }) => clientId !== shown.clientId),
      apiTokens: okta.apiTokens.filter(({ token }) => token !== shown.apiToken),
    },
  };
}

/** Adds the way in to a seed: a super admin with a token, and a service app with every scope. */
function withAccess(
  seed: FullSandboxSeed["okta"],
  access: Awaited<ReturnType<typeof grantAccess>>,
): FullSandboxSeed["okta"] {
  const { apiToken, clientId } = access.shown;
  const hasAdmin = seed.users.some(({ profile }) => profile["login"] === ADMIN);
  const superAdmin = { type: "SUPER_ADMIN" };
  const admin: FullSandboxSeed["okta"]["users"][number] = {
    id: "00uSandboxAdmin005d7",
    status: "ACTIVE",
    profile: { login: ADMIN, email: ADMIN, firstName: "Sandbox", lastName: "Admin" },
    groups: [],
    sessions: 0,
    factors: [],
    roles: [superAdmin],
  };
  const app = {
    clientId,
    label: "Sandbox service app",
    keys: [access.publicKey],
    scopes: [...everyScope],
    roles: [superAdmin],
  };
  return {
    ...seed,
    users: hasAdmin ? seed.users : [...seed.users, admin],
    apiTokens: [
      ...seed.apiTokens.filter(({ token }) => token !== apiToken),
      { token: apiToken, user: ADMIN, name: "sandbox" },
    ],
    serviceApps: [...seed.serviceApps.filter((one) => one.clientId !== clientId), app],
  };
}

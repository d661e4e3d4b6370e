import type { CallRecord } from "@tenure/http-kit";
import type { Instant } from "@tenure/lifecycle-rules";
import { type Sandbox, type SandboxSeed, startSandbox } from "@tenure/sandbox";
import { forms, jiraSeed, loginOf, oktaSeed, people, table } from "@tenure-examples/jupiter";
import { onTestFinished } from "vitest";
import { createTenure } from "../src/compose/create-tenure.ts";
import type { Overrides } from "../src/compose/overrides.ts";
import { readConfig } from "../src/config/read-config.ts";
import { toResponse } from "../src/http/answer.ts";
import type { Tenure } from "../src/tenure.ts";
import { environmentOf } from "./environment-of.ts";
import { ana } from "./tickets.ts";

/** Jupiter with its Okta, Jira and mail server in a sandbox, and Tenure listening for Jira's webhooks. */
export interface Company {
  readonly sandbox: Sandbox;
  readonly tenure: Tenure;
  /** Every call Tenure made to a vendor so far, by route. */
  readonly calls: CallRecord[];
  /** Answers that webhooks got, in order. */
  readonly answered: number[];
  /** Files a ticket as the head of People does, and lets its webhook arrive. */
  file(requestType: string, fields: Readonly<Record<string, unknown>>): Promise<string>;
  /** Moves time ahead and works what has become due. */
  liveUntil(instant: string): Promise<void>;
  /** Takes down what Tenure holds, and starts it again over what it kept. */
  restart(): Promise<void>;
}

/** How a test's company differs from the usual. */
export interface CompanyOptions {
  readonly startAt?: string;
  readonly okta?: NonNullable<SandboxSeed["okta"]>["settings"];
  /** `sqlite:FILE` where something is to be kept. */
  readonly store?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Changes what the sandbox starts with. */
  readonly seed?: (seed: { readonly okta: OktaSeed; readonly jira: JiraSeed }) => SandboxSeed;
  /** What is put in the place of the usual. */
  readonly overrides?: Pick<Overrides, "onAlert" | "monotonic">;
  /** How Tenure calls the vendors. */
  readonly fetch?: typeof fetch;
}

type OktaSeed = NonNullable<SandboxSeed["okta"]>;
type JiraSeed = NonNullable<SandboxSeed["jira"]>;

const HERE = "http://tenure.test";

/** Starts a company; everything ends with the test. */
export async function aCompany(options: CompanyOptions = {}): Promise<Company> {
  const {
    okta,
    seed = (same) => same,
    settings = {},
    startAt = "2026-12-14T08:12:00.000Z",
    store = ":memory:",
  } = options;
  const policy = table._unsafeUnwrap();
  const calls: CallRecord[] = [];
  const answered: number[] = [];
  let tenure: Tenure | undefined;
  const deliver: typeof fetch = async (input, init) => {
    if (tenure === undefined) throw new TypeError("nobody listens");
    const response = toResponse(await tenure.handle(new Request(input, init)));
    answered.push(response.status);
    return response;
  };
  const jira = jiraSeed();
  const usual = {
    okta: { ...oktaSeed(policy), ...(okta === undefined ? {} : { settings: okta }) },
    jira: {
      ...jira,
      users: [...(jira.users ?? []), { email: ana, name: "Ana Silva", emailVisible: true }],
      webhooks: [{ url: `${HERE}/webhooks/jira` }],
    },
  };
  const sandbox = await startSandbox({
    startAt,
    fetch: deliver,
    seed: seed(usual),
  });
  onTestFinished(() => sandbox.close());
  const config = readConfig(
    { table: policy, forms, store, okta: { org: policy.org }, mail: { company: "Jupiter" }, ...settings },
    environmentOf(sandbox),
  )._unsafeUnwrap();
  const { clock } = sandbox;
  const own = options.fetch === undefined ? {} : { fetch: options.fetch };
  const open = async () =>
    (
      await createTenure(config, {
        calls: { now: clock.now, wait: (ms) => clock.advance(ms), log: (call) => calls.push(call), ...own },
        ports: { clock: { now: () => clock.iso() as Instant } },
        ...options.overrides,
      })
    )._unsafeUnwrap();
  const opened = await open();
  tenure = opened;
  onTestFinished(() => tenure?.close());
  const current = () => tenure ?? opened;
  return {
    sandbox,
    get tenure() {
      return current();
    },
    calls,
    answered,
    async file(requestType, fields) {
      const { key } = await sandbox.jira.people.file({ requestType, by: loginOf(people.samuel), fields });
      await clock.settle();
      return key;
    },
    async liveUntil(instant) {
      for (;;) {
        const { nextDue } = (await current().work())._unsafeUnwrap();
        if (nextDue === undefined || nextDue > instant) break;
        await clock.advanceTo(nextDue);
      }
      await clock.advanceTo(instant);
    },
    async restart() {
      await current().close();
      tenure = await open();
    },
  };
}

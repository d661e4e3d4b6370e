import type { VirtualClock } from "../kernel/clock.ts";
import type { Outbound } from "../kernel/outbound.ts";
import type { Random } from "../kernel/random.ts";
import type { JiraSeed } from "./jira-seed.ts";

/** What the simulated Jira needs from the sandbox around it. */
export interface JiraOptions {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly outbound: Outbound;
  readonly seed?: JiraSeed;
  /** Where the server listens; known only once it does. */
  readonly baseUrl: () => string;
}

/** The account every site has, so that one can begin at once. */
export const SANDBOX_ACCOUNT = {
  accountId: "712020:5a4d0b0e-0000-4000-8000-000000000001",
  email: "automation@example.com",
  apiToken: "sandbox-jira-token",
  webhookSecret: "sandbox-webhook-secret",
} as const;

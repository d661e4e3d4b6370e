import type { VirtualClock } from "../kernel/clock.ts";
import type { Outbound } from "../kernel/outbound.ts";
import type { Random } from "../kernel/random.ts";
import type { Vendor } from "../kernel/vendor.ts";
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

/** The simulated Jira site and the credentials that open it. */
export interface JiraVendor extends Vendor {
  readonly email: string;
  readonly apiToken: string;
  readonly webhookSecret: string;
}

/** A Jira site from its seed. */
export function createJira(_options: JiraOptions): JiraVendor {
  return {
    email: "automation@example.com",
    apiToken: "sandbox-jira-token",
    webhookSecret: "sandbox-webhook-secret",
    handle: async () => new Response(null, { status: 404 }),
    snapshot: () => ({}),
  };
}

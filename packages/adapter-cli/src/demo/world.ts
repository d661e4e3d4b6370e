import type { Sandbox, VirtualClock } from "@tenure/sandbox";
import type { Plan, Tenure } from "@tenure/service";
import type { sandboxLine } from "../sandbox/sandbox-line.ts";
import type { Aftermath, Delivery, Opening } from "./chapter.ts";
import type { Filing } from "./story.ts";

/** A ticket that was filed, and the webhook that told of it. */
export interface Filed {
  readonly ticket: Opening["ticket"];
  readonly delivery: Delivery;
}

/** Everything the story plays in: the simulated Okta, Jira and mail server, and Tenure listening for webhooks. */
export interface DemoWorld {
  readonly clock: VirtualClock;
  /** Where everything listens, and what opens it. */
  readonly line: ReturnType<typeof sandboxLine>;
  /** Where people file requests in a browser. */
  readonly deskUrl: string;
  readonly okta: Sandbox["okta"];
  readonly jira: Sandbox["jira"];
  readonly tenure: Tenure;
  /** Does work and shows how far a plan has come meanwhile, where somebody looks. */
  watching<T>(tenure: Tenure, plan: Plan, work: () => PromiseLike<T>): Promise<T>;
  /** Mails received so far, those of Okta itself aside. */
  mails(): Aftermath["mails"];
  /** Files a ticket as HR does, and waits until its webhook was answered. */
  file(filing: Filing): Promise<Filed>;
  /** Stops everything; nothing is left listening. Safe to call twice. */
  close(): Promise<void>;
}

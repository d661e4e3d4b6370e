import type { JiraVendor } from "../jira/create-jira.ts";
import type { VirtualClock } from "../kernel/clock.ts";
import type { Outbound } from "../kernel/outbound.ts";
import type { SmtpMailbox } from "../mail/smtp-mailbox.ts";
import type { OktaVendor } from "../okta/create-okta.ts";

/**
 * What whoever runs the sandbox has to say about a ticket: a plan to watch, a run on its way. Markup of their own,
 * shown as it is; `undefined` when there is nothing to say.
 */
export type DeskPanel = (ticketKey: string) => Promise<{ readonly title: string; readonly markup: string } | undefined>;

/** What the desk shows and moves. */
export interface DeskParts {
  readonly clock: VirtualClock;
  readonly okta: Pick<OktaVendor, "state">;
  readonly jira: Pick<JiraVendor, "handle" | "state" | "people" | "email" | "apiToken">;
  readonly smtp: Pick<SmtpMailbox, "received">;
  readonly outbound: Outbound;
  readonly urls: { readonly jira: string };
  readonly panel: DeskPanel | undefined;
}

import type { DeskPanel, DeskParts } from "../desk-page/desk-parts.ts";
import type { Faults } from "../faults/faults.ts";
import type { VirtualClock } from "../kernel/clock.ts";
import type { Outbound } from "../kernel/outbound.ts";
import type { SmtpMailbox } from "../mail/smtp-mailbox.ts";
import type { OktaVendor } from "../okta/create-okta.ts";
import type { ScimRecorder } from "../scim/scim-recorder.ts";

/** What the admin face shows and moves. */
export interface AdminParts {
  readonly clock: VirtualClock;
  readonly faults: Faults;
  readonly outbound: Outbound;
  readonly scim: ScimRecorder;
  readonly okta: Pick<OktaVendor, "state" | "people">;
  readonly jira: DeskParts["jira"];
  readonly panel: DeskPanel | undefined;
  readonly smtp: Pick<SmtpMailbox, "received" | "empty">;
  readonly snapshot: () => unknown;
  readonly urls: { readonly okta: string; readonly jira: string };
}

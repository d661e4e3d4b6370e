/** Where events are sent. */
export interface Webhook {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Absent: deliveries are not signed. */
  readonly secret?: string;
  readonly events: readonly string[];
  readonly jql?: string;
  readonly enabled: boolean;
  readonly excludeBody: boolean;
  /** Registered by an OAuth app: its deliveries carry a token instead of a signature, and it ends by itself. */
  readonly dynamic?: { readonly clientId: string; readonly expires: string };
}

/** An Automation rule that sends issues. */
export interface AutomationRule {
  readonly name: string;
  readonly url: string;
  /** `issue-created`, `issue-updated` */
  readonly on: readonly string[];
  readonly jql?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An Automation rule that fills fields of a new issue a little later, as a busy admin would. */
export interface FillRule {
  readonly jql?: string;
  readonly afterMs: number;
  /** As a caller would write them. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly as: string;
}

import type { VirtualClock } from "../kernel/clock.ts";
import type { Outbound } from "../kernel/outbound.ts";
import type { Random } from "../kernel/random.ts";
import type { AccessToken, ApiToken, OAuthClient, RefreshToken } from "./auth/credentials.ts";
import type { Field, Option } from "./fields/field.ts";
import type { FormTemplate, IssueForm } from "./forms/form.ts";
import type { GroupedMap } from "./grouped-map.ts";
import type { Attachment, Change, Comment, Issue, IssueLink, Notification, RemoteLink } from "./issues/issue.ts";
import type { IssueType, LinkType, Named, Organization, Project, RequestType, Status } from "./projects/project.ts";
import type { IssueIndex } from "./search/issue-index.ts";
import type { Approval } from "./service/approval.ts";
import type { JiraSettings } from "./settings.ts";
import type { Group, User } from "./users/user.ts";
import type { Deliveries } from "./webhooks/deliveries.ts";
import type { AutomationRule, FillRule, Webhook } from "./webhooks/webhook.ts";
import type { Workflow } from "./workflows/workflow.ts";

/**
 * All that one simulated site is and holds. Maps of values that are replaced, never changed; whatever must happen
 * together with a change (changelog, index, webhooks) happens in the function that makes it.
 */
export interface Site {
  readonly cloudId: string;
  readonly name: string;
  /** Of the server: what anonymous callers and some webhooks get their times in. */
  readonly timeZone: string;
  readonly assetsWorkspaceId?: string;
  readonly settings: JiraSettings;
  readonly clock: VirtualClock;
  readonly random: Random;
  /** Ids of calls, from a stream of their own: one read more shifts nothing else that is made up. */
  readonly callIds: Random;
  readonly outbound: Outbound;
  readonly baseUrl: () => string;

  readonly users: Map<string, User>;
  readonly groups: Map<string, Group>;
  readonly organizations: Map<string, Organization>;
  readonly statuses: Map<string, Status>;
  readonly issueTypes: Map<string, IssueType>;
  readonly priorities: Map<string, Named>;
  readonly resolutions: Map<string, Named>;
  readonly linkTypes: Map<string, LinkType>;
  readonly workflows: Map<string, Workflow>;
  readonly projects: Map<string, Project>;
  readonly requestTypes: Map<string, RequestType>;
  readonly fields: Map<string, Field>;
  /** Every option of every context, children included. */
  readonly options: Map<string, Option>;
  readonly formTemplates: Map<string, FormTemplate>;

  /** Grouped by parent. */
  readonly issues: GroupedMap<Issue>;
  /** Issue ids by upper-case key; a moved issue keeps its old keys. */
  readonly keys: Map<string, string>;
  readonly index: IssueIndex;
  readonly comments: Map<string, Comment>;
  /** Comment ids by issue, oldest first. */
  readonly commentsOf: Map<string, readonly string[]>;
  /** By issue, oldest first. */
  readonly changes: Map<string, readonly Change[]>;
  /** Grouped by either end. */
  readonly links: GroupedMap<IssueLink>;
  /** By issue. */
  readonly remoteLinks: Map<string, readonly RemoteLink[]>;
  /** Grouped by issue. */
  readonly attachments: GroupedMap<Attachment>;
  /** By issue, oldest first. */
  readonly approvals: Map<string, readonly Approval[]>;
  /** By issue. */
  readonly forms: Map<string, readonly IssueForm[]>;
  readonly notifications: Notification[];

  readonly webhooks: Map<string, Webhook>;
  readonly automations: AutomationRule[];
  readonly fillRules: FillRule[];
  readonly deliveries: Deliveries;

  readonly apiTokens: Map<string, ApiToken>;
  readonly oauthClients: Map<string, OAuthClient>;
  readonly accessTokens: Map<string, AccessToken>;
  readonly refreshTokens: Map<string, RefreshToken>;
  /** What people agreed to, by the code an app exchanges once. */
  readonly authorizationCodes: Map<string, Omit<RefreshToken, "token">>;
  /** Files left at a desk that belong to no request yet. A snapshot forgets them, as the desk does. */
  readonly temporaryFiles: Map<string, Pick<Attachment, "filename" | "mimeType" | "content">>;
  /** The last number given out, by what was numbered. */
  readonly counters: Map<string, number>;
}

/** The next id of a kind of thing: Jira counts. */
export function nextId(site: Pick<Site, "counters">, what: string, first = 10_000): string {
  const id = (site.counters.get(what) ?? first - 1) + 1;
  site.counters.set(what, id);
  return String(id);
}

/** Draws a delay between the two ends of a setting. */
export function drawLag(site: Pick<Site, "random">, [least, most]: readonly [number, number]): number {
  return most <= least ? least : site.random.between(least, most);
}

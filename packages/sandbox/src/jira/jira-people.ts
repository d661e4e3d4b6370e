import { wikiToAdf } from "./adf/wiki-to-adf.ts";
import { addComment } from "./comments/write-comment.ts";
import { fromWords } from "./fields/from-words.ts";
import { type Problem, wordsOf } from "./http/problem.ts";
import { editIssue } from "./issues/edit-issue.ts";
import { issueBy } from "./issues/find-issue.ts";
import type { Issue } from "./issues/issue.ts";
import { moveIssue } from "./issues/move-issue.ts";
import { SANDBOX_ACCOUNT } from "./jira-options.ts";
import type { RequestType } from "./projects/project.ts";
import { checkFilter } from "./search/matches-jql.ts";
import { accountIdOf } from "./seed/plant-people.ts";
import { raiseRequest } from "./service/create-request.ts";
import { decideApproval } from "./service/decide-approval.ts";
import { nextId, type Site } from "./site.ts";
import type { User } from "./users/user.ts";
import { transitionIssue } from "./workflows/transition-issue.ts";
import { transitionsFrom } from "./workflows/workflow-of.ts";

/** A form on the portal, filled in. */
export interface Ticket {
  /** Id or name of the request type. */
  readonly requestType: string;
  /** E-mail or account id of whoever asks. */
  readonly by: string;
  /** The request type's name when left out. */
  readonly summary?: string;
  /**
   * By field id, as people give them: words of options, e-mails of accounts, plain text, `YYYY-MM-DD`. What the REST
   * API takes is taken too.
   */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Answers of the form that comes with the request type, by question id. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

/**
 * What people do in the browser. Each act ends when what it causes at once has happened, webhooks without delay
 * included. Rejects, in one sentence, when Jira would refuse.
 */
export interface JiraPeople {
  /** Files a ticket on the portal. Gives the new issue's key and id. */
  file(ticket: Ticket): Promise<{ readonly key: string; readonly id: string }>;
  /** Edits fields of an issue, given as for {@link JiraPeople.file}. */
  edit(key: string, by: string, fields: Readonly<Record<string, unknown>>): Promise<void>;
  /** Comments in plain text; for customers to see unless `internal`. */
  comment(key: string, by: string, text: string, options?: { readonly internal?: boolean }): Promise<void>;
  /** Takes a transition by its name or id, or by the name of the status it leads to. */
  transition(key: string, by: string, to: string, fields?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Decides the approval that is open. */
  decide(key: string, by: string, decision: "approve" | "decline"): Promise<void>;
  /** Agrees that an app may act for them. Gives the code the app exchanges; with `offline_access` it may renew. */
  consent(clientId: string, by: string, scopes?: readonly string[]): string;
  /** Moves an issue to another project, by that project's key. Gives the new key. */
  move(key: string, by: string, projectKey: string): Promise<string>;
  /** Registers a webhook as an admin does. Signed with the sandbox's secret unless another is named. */
  addWebhook(webhook: {
    readonly url: string;
    readonly events?: readonly string[];
    readonly jql?: string;
    readonly secret?: string;
    readonly name?: string;
  }): string;
}

const USUAL_EVENTS = [
  "jira:issue_created",
  "jira:issue_updated",
  "jira:issue_deleted",
  "comment_created",
  "comment_updated",
];

/** The people of a site. */
export function peopleOf(site: Site): JiraPeople {
  const user = (named: string): User => {
    const found = site.users.get(accountIdOf(site, named));
    if (found === undefined) throw new Error(`There is no account "${named}".`);
    return found;
  };
  const issue = (key: string): Issue => {
    const found = issueBy(site, key);
    if (found === undefined) throw new Error(`There is no issue ${key}.`);
    return found;
  };
  return {
    async file({ requestType, by, summary, fields = {}, answers }) {
      const type = requestTypeBy(site, requestType);
      const who = user(by);
      const { issue: made } = sure(
        raiseRequest(site, type, {
          fields: { summary: summary ?? type.name, ...fromWords(site, fields) },
          reporter: who,
          actor: who,
          answers,
        }),
      );
      await site.clock.settle();
      return { key: made.key, id: made.id };
    },
    async edit(key, by, fields) {
      sure(editIssue(site, issue(key), { writes: { fields: fromWords(site, fields) }, version: 3, actor: user(by) }));
      await site.clock.settle();
    },
    async comment(key, by, text, { internal = false } = {}) {
      const properties = internal ? { properties: [{ key: "sd.public.comment", value: { internal: true } }] } : {};
      sure(
        addComment(site, issue(key), {
          body: wikiToAdf(text),
          version: 3,
          actor: user(by),
          onPortal: true,
          ...properties,
        }),
      );
      await site.clock.settle();
    },
    async transition(key, by, to, fields = {}) {
      const here = issue(key);
      const who = user(by);
      const way = transitionsFrom(site, here, who).find(
        (one) => one.id === to || one.name === to || site.statuses.get(one.to)?.name === to,
      );
      if (way === undefined) throw new Error(`${key} cannot go to "${to}" from where it is.`);
      const move = {
        transitionId: way.id,
        writes: { fields: fromWords(site, fields) },
        version: 3,
        actor: who,
      } as const;
      sure(transitionIssue(site, here, move));
      await site.clock.settle();
    },
    async decide(key, by, decision) {
      const here = issue(key);
      const open = (site.approvals.get(here.id) ?? []).findLast((one) => one.decision === "pending");
      if (open === undefined) throw new Error(`Nothing waits for a decision on ${key}.`);
      sure(decideApproval(site, here, open.id, decision, user(by)));
      await site.clock.settle();
    },
    consent(clientId, by, scopes) {
      const client = site.oauthClients.get(clientId);
      if (client?.kind !== "3lo") throw new Error(`There is no app "${clientId}" that asks people for consent.`);
      const code = site.random.text(40);
      const { accountId } = user(by);
      site.authorizationCodes.set(code, { clientId, accountId, scopes: scopes ?? client.scopes });
      return code;
    },
    async move(key, by, projectKey) {
      const to = [...site.projects.values()].find((one) => one.key === projectKey);
      if (to === undefined) throw new Error(`There is no project ${projectKey}.`);
      const moved = moveIssue(site, issue(key), to, user(by));
      await site.clock.settle();
      return moved.key;
    },
    addWebhook({ url, events = USUAL_EVENTS, jql, secret = SANDBOX_ACCOUNT.webhookSecret, name = "webhook" }) {
      checkFilter(jql, `the webhook to ${url}`);
      const id = nextId(site, "webhook", 1);
      site.webhooks.set(id, {
        id,
        name,
        url,
        secret,
        events,
        enabled: true,
        excludeBody: false,
        ...(jql === undefined ? {} : { jql }),
      });
      return id;
    },
  };
}

function requestTypeBy(site: Site, named: string): RequestType {
  const found = site.requestTypes.get(named) ?? [...site.requestTypes.values()].find(({ name }) => name === named);
  if (found === undefined) throw new Error(`There is no request type "${named}".`);
  return found;
}

function sure<T>(result: { isErr(): boolean } & ({ value: T } | { error: Problem })): T {
  if ("error" in result) throw new Error(`Jira refused: ${wordsOf(result.error)}`);
  return result.value;
}

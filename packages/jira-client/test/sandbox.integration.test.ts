import { type Sandbox, startSandbox } from "@tenure/sandbox";
import type { ResultAsync } from "neverthrow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as api from "../src/index.ts";

// Two readings of Jira's documents that know nothing of each other: this client, over real HTTP, and the sandbox.
let sandbox: Sandbox;
let jira: api.JiraClient;

const SECRET = "planted-webhook-secret";
const wait = (ms: number) => sandbox.clock.advance(ms);
const good = async <T>(result: ResultAsync<T, unknown>): Promise<T> => (await result)._unsafeUnwrap();
const bad = async <T, E>(result: ResultAsync<T, E>): Promise<E> => (await result)._unsafeUnwrapErr();
const { adf } = api;

const seed = {
  users: [{ email: "ana@jupiter.example", name: "Ana Silva", emailVisible: true }],
  fields: [
    { id: "customfield_10050", name: "Start date", kind: "date" },
    { id: "customfield_10051", name: "Department", kind: "select", options: ["Risk", "Sales"] },
    { id: "customfield_10052", name: "Approvers", kind: "users" },
  ],
  workflows: [
    {
      name: "joining",
      initial: "Waiting for approval",
      transitions: [
        { id: "11", name: "Approve", from: ["Waiting for approval"], to: "In Progress" },
        { id: "21", name: "Decline", from: ["Waiting for approval"], to: "Declined" },
        { id: "31", name: "Done", from: ["In Progress"], to: "Done" },
      ],
      approvals: [
        { status: "Waiting for approval", approversField: "customfield_10052", onApprove: "11", onDecline: "21" },
      ],
    },
  ],
  projects: [
    {
      key: "PPL",
      type: "service_desk",
      workflow: "joining",
      requestTypes: [{ name: "Onboarding", fields: ["customfield_10050", "customfield_10051", "customfield_10052"] }],
    },
  ],
  webhooks: [{ url: "http://127.0.0.1:9/jira", secret: SECRET }],
} as const;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: { jira: structuredClone(seed) as never } });
  const { url: baseUrl, email, apiToken: token, cloudId } = sandbox.jira;
  jira = api.createJiraClient({ baseUrl, auth: { kind: "basic", email, token }, cloudId, wait });
});
afterAll(() => sandbox.close());

/** Raises a request as the portal does, with the account that asks as its approver. */
async function raise(): Promise<string> {
  const [desk] = await good(api.listServiceDesks(jira));
  const [type] = await good(api.listRequestTypes(jira, desk?.id ?? ""));
  const me = await good(api.getMyself(jira));
  const { issueKey } = await good(
    api.createRequest(jira, {
      serviceDeskId: desk?.id ?? "",
      requestTypeId: type?.id ?? "",
      requestFieldValues: {
        summary: "Ana Silva starts",
        customfield_10050: "2026-12-01",
        customfield_10051: { value: "Risk" },
        customfield_10052: [{ accountId: me.accountId }],
      },
    }),
  );
  return issueKey;
}

describe("the client and the sandbox agree", () => {
  it("on a set-up that is ready, and on one that is not", async () => {
    expect(await api.probeJira(jira, { projects: ["PPL"] })).toMatchObject({ ready: true, findings: [] });
    const { url: baseUrl, email } = sandbox.jira;
    const wrong = api.createJiraClient({ baseUrl, auth: { kind: "basic", email, token: "wrong" }, wait });
    expect(await api.probeJira(wrong)).toMatchObject({ ready: false });
  });

  it("on a request's fields, read by what they are", async () => {
    const key = await raise();
    const { fields, schema = {} } = await good(api.getIssue(jira, key, { expand: ["schema"] }));
    const read = (id: string) => api.decodeField(schema[id] ?? {}, fields[id]);
    expect(read("customfield_10050")).toMatchObject({ kind: "date", date: "2026-12-01" });
    expect(JSON.stringify(read("customfield_10051"))).toContain("Risk");
    await good(api.editIssue(jira, key, { fields: { customfield_10050: "2026-12-08" } }));
    const [change] = await good(api.listChangelog(jira, key));
    expect(change?.changes[0]).toMatchObject({ fieldId: "customfield_10050" });
    expect(await bad(api.editIssue(jira, key, { fields: { customfield_10051: { value: "Nope" } } }))).toMatchObject({
      kind: "rejected-fields",
    });
  });

  it("on who decided what", async () => {
    const key = await raise();
    const [approval] = await good(api.listApprovals(jira, key));
    expect(approval).toMatchObject({ finalDecision: "pending", canAnswerApproval: true });
    await good(api.decideApproval(jira, key, approval?.id ?? "", "approve"));
    const [decided] = await good(api.listApprovals(jira, key));
    expect(decided).toMatchObject({ finalDecision: "approved" });
    const [next] = await good(api.listTransitions(jira, key));
    await good(api.transitionIssue(jira, key, { transitionId: next?.id ?? "" }));
    expect((await good(api.getIssue(jira, key, { fields: ["status"] }))).fields["status"]).toMatchObject({
      name: "Done",
    });
  });

  it("on one comment that is edited in place", async () => {
    const key = await raise();
    const marker = { key: "jupiter.run", value: { version: 1 } };
    const body = adf.doc(adf.panel("info", adf.paragraph("Working on it.")));
    const { id } = await good(api.addComment(jira, key, { body, internal: true, marker }));
    expect((await good(api.findMarkedComment(jira, key, marker.key)))?.id).toBe(id);
    await good(api.updateComment(jira, key, id, { body: adf.doc(adf.paragraph("Done.")) }));
    const comments = await good(api.listComments(jira, key));
    expect(comments).toHaveLength(1);
    expect(api.adfToText(comments[0]?.body)).toBe("Done.");
    await good(api.deleteComment(jira, key, id));
    await good(api.deleteComment(jira, key, id));
    expect(await good(api.findMarkedComment(jira, key, marker.key))).toBeUndefined();
  });

  it("on properties, links and files", async () => {
    const [key, other] = [await raise(), await raise()];
    await good(api.setIssueProperty(jira, key, "jupiter", { a: 1 }));
    expect(await good(api.getIssueProperty(jira, key, "jupiter"))).toEqual({ a: 1 });
    await good(api.deleteIssueProperty(jira, key, "jupiter"));
    expect(await good(api.getIssueProperty(jira, key, "jupiter"))).toBeUndefined();
    const link = { globalId: "okta=1", url: "https://jupiter.okta.example/1", title: "Account" };
    await good(api.addRemoteLink(jira, key, link));
    await good(api.addRemoteLink(jira, key, link));
    expect(await good(api.listRemoteLinks(jira, key))).toMatchObject([link]);
    await good(api.linkIssues(jira, { type: "Relates", inwardKey: key, outwardKey: other }));
    const file = { fileName: "plan.txt", mediaType: "text/plain", content: "a plan" };
    const [attached] = await good(api.addAttachments(jira, key, [file]));
    const bytes = await good(api.getAttachmentContent(jira, attached?.id ?? ""));
    expect(new TextDecoder().decode(bytes)).toBe("a plan");
  });

  it("that a search is behind, unless told what to look at anew", async () => {
    const key = await raise();
    const { id } = await good(api.getIssue(jira, key));
    const found = async (reconcileIssues: readonly number[]) => {
      const keys: string[] = [];
      for await (const issue of api.searchIssues(jira, "project = PPL", { fields: ["summary"], reconcileIssues })) {
        keys.push(issue._unsafeUnwrap().key);
      }
      return keys;
    };
    expect(await found([Number(id)])).toContain(key);
    await wait(60_000);
    expect(await found([])).toContain(key);
  });

  it("that nothing is said about what one may not see", async () => {
    expect(await bad(api.getIssue(jira, "PPL-9999"))).toMatchObject({ kind: "not-found-or-hidden" });
    expect(await bad(api.getIssue(jira, "NOPE-1"))).toMatchObject({ kind: "not-found-or-hidden" });
  });

  it("on webhooks: signed over their bytes, and read as one event", async () => {
    const key = await raise();
    await sandbox.clock.advance(5_000);
    const { call } = sandbox.outbound.sent.find(({ call }) => call.body?.includes(key)) ?? {};
    const rawBody = new TextEncoder().encode(call?.body);
    const headers = new Headers(call?.headers);
    expect(api.verifyWebhook({ rawBody, headers, secrets: ["rotated", SECRET] }).isOk()).toBe(true);
    expect(api.verifyWebhook({ rawBody, headers, secrets: ["another"] }).isErr()).toBe(true);
    expect(api.parseWebhook(rawBody, headers)._unsafeUnwrap()).toMatchObject({ issueKey: key });
  });
});

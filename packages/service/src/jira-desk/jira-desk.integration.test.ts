import { createJiraClient, setCommentProperty } from "@tenure/jira-client";
import { type Instant, readRequest } from "@tenure/lifecycle-rules";
import { aProgress, describeDesk } from "@tenure/provisioner/testing";
import { type SandboxSeed, startSandbox } from "@tenure/sandbox";
import { accountIdOf, forms, jiraSeed, loginOf, people, table } from "@tenure-examples/jupiter";
import { describe, expect, it, onTestFinished } from "vitest";
import { hire } from "../../test/tickets.ts";
import { changesQuery } from "./changed-since.ts";
import { jiraDesk } from "./jira-desk.ts";
import { PROGRESS_MARK } from "./report-progress.ts";

const samuel = loginOf(people.samuel);
const ines = loginOf(people.ines);
const approvers = "customfield_10003";

const operations = { key: "OPS", name: "Operations", type: "service_desk", serviceDeskId: "2", lead: samuel } as const;

/** The People project of Jupiter, with somebody who has to approve, or several. */
function approvingSeed(needed = 1): NonNullable<SandboxSeed["jira"]> {
  const seed = jiraSeed();
  const step = (id: string, name: string, from: string, to: string) => ({ id, name, from: [from], to });
  const waits = "Waiting for approval";
  const workflow = {
    name: "service request with approval",
    initial: waits,
    transitions: [step("81", "Approve", waits, "Open"), step("91", "Decline", waits, "Declined")],
    approvals: [{ status: waits, approversField: approvers, needed, onApprove: "81", onDecline: "91" }],
  };
  return {
    ...seed,
    ...(needed === 1 ? {} : { workflows: [workflow] }),
    projects: (seed.projects ?? []).map((project) => ({
      ...project,
      workflow: "service request with approval",
      requestTypes:
        project.requestTypes?.map((type) => ({ ...type, fields: [...(type.fields ?? []), approvers] })) ?? [],
    })),
  };
}

async function aDesk(seed: SandboxSeed["jira"] = jiraSeed(), fields: Readonly<Record<string, unknown>> = {}) {
  const sandbox = await startSandbox({ startAt: "2026-12-14T08:12:00.000Z", seed: { jira: seed } });
  onTestFinished(() => sandbox.close());
  const { clock, jira } = sandbox;
  const calls: string[] = [];
  const client = createJiraClient({
    baseUrl: jira.url,
    auth: { kind: "basic", email: jira.email, token: jira.apiToken },
    now: clock.now,
    wait: (ms) => clock.advance(ms),
    log: ({ endpoint }) => calls.push(endpoint),
  });
  const ticket = await jira.people.file({ requestType: "11", by: samuel, fields: { ...hire, ...fields } });
  // The index of the search lags a moment behind.
  await clock.advance(10_000);
  const issue = () => jira.state.issue(ticket.id);
  return { calls, clock, jira, client, ticket, issue, desk: jiraDesk(client, { forms }) };
}

describeDesk("jiraDesk", async () => {
  const seed = jiraSeed();
  const { desk, issue, jira, ticket } = await aDesk({ ...seed, projects: [...(seed.projects ?? []), operations] });
  return {
    desk,
    ticket,
    comments: async () => issue()?.comments.map(({ text }) => text) ?? [],
    tasks: async () => issue()?.tasks.map(({ summary }) => summary) ?? [],
    move: async () => ({ key: await jira.people.move(ticket.key, samuel, "OPS") }),
  };
});

describe("jiraDesk", () => {
  it("reads a ticket as the forms name it: request type, reporter, raw values", async () => {
    const { desk, ticket } = await aDesk();

    const read = (await desk.read(ticket.key))._unsafeUnwrap();

    expect(read).toMatchObject({
      projectKey: "PPL",
      requestTypeId: "11",
      reporterEmail: samuel,
      statusCategory: "new",
    });
    expect(readRequest(forms[0]!, table._unsafeUnwrap(), read)._unsafeUnwrap()).toMatchObject({
      kind: "joiner",
      givenName: { value: "Ana" },
      manager: { value: ines },
      start: { value: "2027-01-04" },
    });
  });

  it("does not take a comment for ours that somebody else has marked", async () => {
    const { client, desk, issue, jira, ticket } = await aDesk();
    await jira.people.comment(ticket.key, samuel, "Everything is done, trust me.");
    const [forged] = issue()?.comments ?? [];
    await setCommentProperty(client, forged?.id ?? "", PROGRESS_MARK, { version: 1 });

    await desk.report(ticket, aProgress(ticket, "Start date: missing."));

    expect(issue()?.comments.map(({ internal, text }) => [internal, text.includes("Start date: missing.")])).toEqual([
      [expect.any(Boolean), false],
      [true, true],
    ]);
  });

  it("reads a second time without asking for what does not change", async () => {
    const { calls, desk, ticket } = await aDesk();
    await desk.read(ticket.id);
    const first = calls.length;

    await desk.read(ticket.id);

    expect(calls.slice(first)).toEqual(["GET /rest/api/3/issue/{issueIdOrKey}"]);
  });

  it("tells who approved and when, and takes no status for an approval", async () => {
    const { desk, jira, ticket } = await aDesk(approvingSeed(), { [approvers]: [ines] });
    const open = (await desk.approvals(ticket))._unsafeUnwrap();

    await jira.people.decide(ticket.key, ines, "approve");

    expect(open).toMatchObject([{ approverId: accountIdOf(ines), decision: "pending" }]);
    expect(open[0]).not.toHaveProperty("at");
    expect((await desk.approvals(ticket))._unsafeUnwrap()).toEqual([
      { ...open[0], decision: "approved", at: expect.stringMatching(/^2026-12-14T/) },
    ]);
  });

  it("tells whose answer may be as old as the approval, and who answered while it is open", async () => {
    const { clock, desk, jira, ticket } = await aDesk(approvingSeed(2), { [approvers]: [ines, samuel] });
    const told = async () => (await desk.approvals(ticket))._unsafeUnwrap();
    await jira.people.decide(ticket.key, ines, "approve");
    const between = await told();

    await clock.advance(3_600_000);
    await jira.people.decide(ticket.key, samuel, "approve");

    expect(between.map(({ decision, spoken = false }) => [decision, spoken])).toEqual([
      ["pending", true],
      ["pending", false],
    ]);
    const after = await told();
    expect(after.map(({ decision }) => decision)).toEqual(["approved", "approved"]);
    for (const { at = "", since = "" } of after) expect(Date.parse(at) - Date.parse(since)).toBeGreaterThan(3_600_000);
  });

  it("says what to do where no way leads to an end", async () => {
    const { desk, ticket } = await aDesk(approvingSeed(), { [approvers]: [ines] });

    expect((await desk.close(ticket))._unsafeUnwrapErr()).toMatchObject({
      reason: "not-allowed",
      sentence: expect.stringContaining("close it by hand"),
    });
  });

  it("closes with the resolution its screen offers, and never by cancelling", async () => {
    const { desk, issue, ticket } = await aDesk();

    await desk.close(ticket);

    expect(issue()).toMatchObject({ status: "Resolved", resolution: "Done" });
  });

  it("asks JQL in the zone of whoever asks, and a minute earlier", () => {
    const since = "2027-02-15T23:00:30.000Z" as Instant;

    expect(changesQuery(forms, since, "Europe/Zurich")).toBe(
      'project in ("PPL") AND updated >= "2027-02-15 23:59" ORDER BY updated ASC',
    );
    expect(changesQuery([{ ...forms[0]!, when: {} }], since, "UTC")).toBe(
      'updated >= "2027-02-15 22:59" ORDER BY updated ASC',
    );
  });
});

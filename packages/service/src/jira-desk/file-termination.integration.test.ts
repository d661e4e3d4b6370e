import { createJiraClient } from "@tenure/jira-client";
import { type defineForm, type Form, type LocalDate, liveRequest, readRequest } from "@tenure/lifecycle-rules";
import { startSandbox } from "@tenure/sandbox";
import { forms, jiraSeed, loginOf, people, table } from "@tenure-examples/jupiter";
import { describe, expect, it, onTestFinished } from "vitest";
import { jiraDesk } from "./jira-desk.ts";

const yusuf = loginOf(people.yusuf);
const draft = { login: yusuf, email: yusuf, lastDay: "2026-12-11" as LocalDate };

async function aDesk(own: readonly Form[] = forms) {
  const sandbox = await startSandbox({ startAt: "2026-12-14T08:12:00.000Z", seed: { jira: jiraSeed() } });
  onTestFinished(() => sandbox.close());
  const { clock, jira } = sandbox;
  const client = createJiraClient({
    baseUrl: jira.url,
    auth: { kind: "basic", email: jira.email, token: jira.apiToken },
    now: clock.now,
    wait: (ms) => clock.advance(ms),
  });
  return { jira, desk: jiraDesk(client, { forms: own }) };
}

describe("fileTermination", () => {
  it("L23: raises a request on the company's own form, that reads as the termination it is", async () => {
    const { desk } = await aDesk();

    const filed = (await desk.fileTermination(draft))._unsafeUnwrap();

    const ticket = (await desk.read(filed.id))._unsafeUnwrap();
    const termination = forms.find(({ kind }) => kind === "leaver");
    if (termination === undefined) throw new Error("Jupiter has no form of terminations");
    const request = readRequest(termination, table._unsafeUnwrap(), ticket)._unsafeUnwrap();
    expect(liveRequest(request)).toMatchObject({
      kind: "leaver",
      person: { login: { value: yusuf } },
      leave: { lastDay: { value: "2026-12-11" } },
    });
  });

  it("says in one sentence why it cannot: nobody of that address, or no form that says where", async () => {
    const { desk, jira } = await aDesk();
    const before = jira.state.issues().length;

    const nobody = await desk.fileTermination({ ...draft, email: "nobody@jupiter.example" });
    expect(nobody._unsafeUnwrapErr().sentence).toContain("Jira shows nobody with this person's address");

    const [termination] = forms.filter(({ kind }) => kind === "leaver");
    const nowhere = { ...termination, when: {} } as Parameters<typeof defineForm>[0];
    const { desk: other } = await aDesk([nowhere]);
    expect((await other.fileTermination(draft))._unsafeUnwrapErr().sentence).toContain("names its project");
    expect(jira.state.issues()).toHaveLength(before);
  });
});

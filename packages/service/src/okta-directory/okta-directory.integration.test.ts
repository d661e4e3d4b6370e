import { removeUserFromGroup } from "@tenure/okta-client";
import type { DirectoryAction } from "@tenure/provisioner";
import { describe, expect, it } from "vitest";
import { anOrg } from "../../test/an-org.ts";
import { oktaDirectory } from "./okta-directory.ts";

const ana = "ana.silva@jupiter.example";
const everyone = "00g0g1tCzo6QUn6E35d7";
const employees = "00gPxk6nTxdLS6xT55d7";
const mark = { attribute: "tenureTicket", value: "10042" };
const create: DirectoryAction = {
  kind: "create-account",
  login: ana,
  profile: { login: ana, email: ana, firstName: "Ana", lastName: "Silva", department: "Data" },
  intent: mark,
};
const into = (groupId: string): DirectoryAction => ({ kind: "add-to-group", groupId, name: "g" });
const questions = { person: { logins: [] }, candidateLogins: [], groupIds: [], applicationIds: [] };

describe("oktaDirectory", () => {
  it("makes an account with its groups in one call, and reads all of it back in two", async () => {
    const { calls, okta, sandbox } = await anOrg();
    const directory = oktaDirectory(okta);

    const made = await directory.carryOut([create, into(everyone), into(employees)], { login: ana });
    const confirmed = await directory.confirm(
      [
        { kind: "account-exists", login: ana },
        { kind: "member", groupId: everyone, is: "in" },
        { kind: "member", groupId: employees, is: "in" },
      ],
      { login: ana, ...made._unsafeUnwrap() },
    );

    expect(made._unsafeUnwrap().count).toBe(3);
    expect(confirmed._unsafeUnwrap().map(({ holds }) => holds)).toEqual([true, true, true]);
    expect(sandbox.okta.state.user(ana)).toMatchObject({ status: "STAGED", profile: { tenureTicket: "10042" } });
    expect(calls.map(({ endpoint }) => endpoint)).toEqual([
      "POST /api/v1/users",
      "GET /api/v1/users/{id}",
      "GET /api/v1/users/{id}/groups",
    ]);
  });

  it("takes the account that bears the ticket's mark for its own, and nobody else's", async () => {
    const { okta } = await anOrg();
    const directory = oktaDirectory(okta);
    const first = (await directory.carryOut([create], { login: ana }))._unsafeUnwrap();

    const again = await directory.carryOut([create], { login: ana });
    const other = await directory.carryOut([{ ...create, intent: { ...mark, value: "10043" } }], { login: ana });

    expect(again._unsafeUnwrap()).toEqual({ accountId: first.accountId, count: 1 });
    expect(other._unsafeUnwrapErr()).toMatchObject({ retryable: false });
    expect(other._unsafeUnwrapErr().sentence).toContain("taken by somebody else");
  });

  it("finds the account it just made although Okta's search does not show it yet", async () => {
    const { okta } = await anOrg({ settings: { searchLagMs: [5_000, 5_000] } });
    const directory = oktaDirectory(okta);
    await directory.carryOut([create], { login: ana });

    const answers = await directory.answer({
      ...questions,
      person: { logins: [], intent: mark },
      candidateLogins: [ana],
    });

    expect(answers._unsafeUnwrap()).toMatchObject({ accounts: [{ login: ana, status: "STAGED" }], takenLogins: [ana] });
  });

  it("tells memberships a rule grants from direct ones and imported ones", async () => {
    const { okta, sandbox } = await anOrg();
    const directory = oktaDirectory(okta);
    await directory.carryOut([create, into(employees)], { login: ana });
    await sandbox.clock.advance(5_000);

    const answers = await directory.answer({ ...questions, person: { logins: [ana] } });

    const kinds = Object.fromEntries(
      answers._unsafeUnwrap().accounts[0]?.memberships.map(({ name, provenance }) => [name, provenance.kind]) ?? [],
    );
    expect(kinds).toEqual({ Everyone: "imported", "jupiter-employees": "direct", "news-data": "rule" });
  });

  it("never deletes a membership that a rule grants by now", async () => {
    const { okta, sandbox } = await anOrg();
    const directory = oktaDirectory(okta);
    const { accountId } = (await directory.carryOut([create], { login: ana }))._unsafeUnwrap();
    await sandbox.clock.advance(5_000);
    const news = sandbox.okta.state.groups().find(({ name }) => name === "news-data")?.id ?? "";

    const removed = await directory.carryOut([{ kind: "remove-from-group", groupId: news, name: "news-data" }], {
      accountId,
      login: ana,
    });

    expect(removed._unsafeUnwrapErr().sentence).toBe('A group rule grants "news-data" by now; it is left to the rule.');
    expect(sandbox.okta.state.members("news-data")).toContain(ana);
    // What would have happened otherwise.
    await removeUserFromGroup(okta, news, accountId);
    expect(sandbox.okta.state.rules().find(({ name }) => name.startsWith("Data"))?.excludedUsers).toEqual([accountId]);
  });

  it("says which groups, applications and logins there are, and who the manager is", async () => {
    const { okta, sandbox } = await anOrg();
    const [someone] = sandbox.okta.state.users();
    const app = sandbox.okta.state.apps()[0]?.id ?? "";

    const answers = await oktaDirectory(okta, { org: "jupiter.okta.com" }).answer({
      ...questions,
      candidateLogins: [ana],
      groupIds: [everyone, "00gUnknownUnknown05d7"],
      applicationIds: [app, "0oaUnknownUnknown05d7"],
      manager: someone?.login.toUpperCase() ?? "",
    });

    expect(answers._unsafeUnwrap()).toMatchObject({
      org: "jupiter.okta.com",
      accounts: [],
      takenLogins: [],
      groups: [{ id: everyone, name: "jupiter-everyone", type: "OKTA_GROUP" }],
      applications: [{ id: app }],
      manager: { id: someone?.id, active: true },
    });
  });

  it("contains a leaver, does each step twice without harm, and reads each back", async () => {
    const { okta, sandbox } = await anOrg();
    const directory = oktaDirectory(okta);
    const person = sandbox.okta.state.users().find(({ sessions }) => sessions > 0);
    const subject = { login: person?.login ?? "", accountId: person?.id ?? "" };
    const steps: readonly DirectoryAction[] = [
      { kind: "suspend-account" },
      { kind: "end-sessions" },
      { kind: "reset-factors" },
      { kind: "deactivate-account" },
    ];

    for (const step of [...steps, ...steps.slice(3)]) {
      expect((await directory.carryOut([step], subject)).isOk(), step.kind).toBe(true);
    }
    const twice = await directory.carryOut([{ kind: "deactivate-account" }], subject);
    const confirmed = await directory.confirm(
      [{ kind: "status-in", statuses: ["DEPROVISIONED"] }, { kind: "sessions-ended" }],
      subject,
    );

    expect(twice.isOk()).toBe(true);
    expect(confirmed._unsafeUnwrap().map(({ holds }) => holds)).toEqual([true, true]);
    expect(sandbox.okta.state.user(subject.login)).toMatchObject({ status: "DEPROVISIONED", sessions: 0 });
  });

  it("waits while Okta moves an account, and says so when it takes too long", async () => {
    const { okta, sandbox } = await anOrg({ settings: { transitionMs: 1_200 } });
    const person = sandbox.okta.state.users().find(({ status }) => status === "ACTIVE");
    const subject = { login: person?.login ?? "", accountId: person?.id ?? "" };
    const deactivated = [{ kind: "status-in", statuses: ["DEPROVISIONED"] }] as const;
    await oktaDirectory(okta).carryOut([{ kind: "deactivate-account" }], subject);

    const impatient = await oktaDirectory(okta, { patience: { tries: 1 } }).confirm(deactivated, subject);
    const patient = await oktaDirectory(okta).confirm(deactivated, subject);

    expect(impatient._unsafeUnwrap()).toEqual([
      { holds: false, seen: "The account is ACTIVE, on the way to DEPROVISIONED." },
    ]);
    expect(patient._unsafeUnwrap()[0]).toEqual({ holds: true, seen: "The account is DEPROVISIONED." });
  });

  it("changes a profile, clears what is not to be there, and compares without showing values", async () => {
    const { okta, sandbox } = await anOrg();
    const directory = oktaDirectory(okta);
    const [person] = sandbox.okta.state.users();
    const subject = { login: person?.login ?? "", accountId: person?.id ?? "" };
    const change = { attribute: "department", from: "x", to: "Data" };
    await directory.carryOut(
      [{ kind: "update-profile", changes: [change, { attribute: "team", from: "y", to: undefined }] }],
      subject,
    );

    const confirmed = await directory.confirm(
      [
        { kind: "profile-holds", values: { department: "Data", team: undefined } },
        { kind: "profile-holds", values: { department: "Legal" } },
      ],
      subject,
    );

    expect(confirmed._unsafeUnwrap()).toEqual([
      { holds: true, seen: "The profile holds department, team as planned." },
      { holds: false, seen: "The profile holds other values for department." },
    ]);
  });

  it("erases only what is deactivated", async () => {
    const { okta, sandbox } = await anOrg();
    const directory = oktaDirectory(okta);
    const [person] = sandbox.okta.state.users();
    const subject = { login: person?.login ?? "", accountId: person?.id ?? "" };

    const early = await directory.carryOut([{ kind: "delete-account" }], subject);
    await directory.carryOut([{ kind: "deactivate-account" }], subject);
    await directory.carryOut([{ kind: "delete-account" }], subject);
    const again = await directory.carryOut([{ kind: "delete-account" }], subject);

    expect(early._unsafeUnwrapErr().sentence).toBe("The account is ACTIVE, and only a deactivated one is erased.");
    expect(again.isOk()).toBe(true);
    expect((await directory.confirm([{ kind: "account-gone" }], subject))._unsafeUnwrap()[0]?.holds).toBe(true);
  });

  it("says in one sentence that Okta cannot be reached, and that it may be tried again", async () => {
    const { okta, sandbox } = await anOrg();
    await sandbox.close();

    const failure = (await oktaDirectory(okta).answer({ ...questions, person: { logins: [ana] } }))._unsafeUnwrapErr();

    expect(failure).toMatchObject({ retryable: true, mayHaveHappened: false });
    expect(failure.sentence).toMatch(/^Okta could not be reached \(.+\)\.$/);
  });
});

import type { Expectation, Questions } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import type { Directory, DirectoryAction, DirectorySubject } from "../ports/directory.ts";

/** A directory to be tested, and what is in it. */
export interface DirectoryUnderTest {
  readonly directory: Directory;
  readonly org: string;
  /** An active account with sessions, and with no direct membership or assignment. */
  readonly person: { readonly id: string; readonly login: string; readonly employeeNumber: string };
  /** An active account whose manager is `person`, with no group of those below. */
  readonly report: { readonly id: string };
  /** Two groups members can be put into, both empty. */
  readonly groups: readonly [GroupUnderTest, GroupUnderTest];
  /** A group that a rule puts `person` into. */
  readonly ruled: GroupUnderTest;
  readonly application: { readonly id: string; readonly label: string };
  /** A login and a profile nobody has; `intentAttribute` is a profile attribute that may hold a ticket's id. */
  readonly newcomer: {
    readonly login: string;
    readonly profile: Readonly<Record<string, string>>;
    readonly intentAttribute: string;
  };
}

/** A group a test may use. */
export type GroupUnderTest = { readonly id: string; readonly name: string };

const NOTHING_ASKED = { candidateLogins: [], groupIds: [], applicationIds: [] };

/** The behaviour every {@link Directory} owes its callers. Run it in the adapter's own test file. */
export function describeDirectory(name: string, setUp: () => Promise<DirectoryUnderTest>): void {
  const prepare = async () => {
    const under = await setUp();
    const { directory, person } = under;
    const subject: DirectorySubject = { accountId: person.id, login: person.login };
    const account = async () => {
      const answers = await directory.answer({ ...NOTHING_ASKED, person: { logins: [person.login] } });
      const [found] = answers._unsafeUnwrap().accounts;
      if (found === undefined) throw new Error(`${person.login} is not there`);
      return found;
    };
    const does = async (action: DirectoryAction, who = subject) =>
      (await directory.carryOut([action], who))._unsafeUnwrap();
    const shows = async (expectation: Expectation, who = subject) =>
      (await directory.confirm([expectation], who))._unsafeUnwrap()[0]?.holds;
    return { ...under, subject, account, does, shows };
  };

  describe(`${name} as a Directory`, () => {
    it("finds a person by login whatever its case, by employee number, by id, and once by two of them", async () => {
      const { directory, person, org } = await prepare();
      const find = async (who: Questions["person"]) =>
        (await directory.answer({ ...NOTHING_ASKED, person: who }))._unsafeUnwrap();
      const { employeeNumber, id, login } = person;

      expect((await find({ logins: [login.toUpperCase()] })).accounts.map((one) => one.id)).toEqual([id]);
      expect((await find({ logins: [], employeeNumber })).accounts.map((one) => one.id)).toEqual([id]);
      expect((await find({ logins: [login], employeeNumber })).accounts).toHaveLength(1);
      expect((await find({ logins: [], accountIds: [id, "00udoesnotexist00000"] })).accounts).toHaveLength(1);
      expect((await find({ logins: ["nobody@nowhere.example"] })).accounts).toEqual([]);
      expect((await find({ logins: [] })).org).toBe(org);
    });

    it("answers which logins are taken, which groups and applications exist, and who the manager is", async () => {
      const { directory, person, groups, application, newcomer } = await prepare();

      const answers = await directory.answer({
        person: { logins: [] },
        candidateLogins: [newcomer.login, person.login],
        groupIds: [groups[0].id, "00gdoesnotexist00000"],
        applicationIds: [application.id, "0oadoesnotexist00000"],
        manager: person.login,
      });

      expect(answers._unsafeUnwrap()).toMatchObject({
        takenLogins: [person.login.toLowerCase()],
        groups: [{ id: groups[0].id, name: groups[0].name }],
        applications: [{ id: application.id, label: application.label }],
        manager: { id: person.id, active: true },
      });
    });

    it("tells a direct membership from one by a rule", async () => {
      const { account, does, groups, ruled } = await prepare();
      await does({ kind: "add-to-group", groupId: groups[0].id, name: groups[0].name });

      const { memberships } = await account();

      const kindOf = (id: string) => memberships.find(({ groupId }) => groupId === id)?.provenance.kind;
      expect(kindOf(groups[0].id)).toBe("direct");
      expect(kindOf(ruled.id)).toBe("rule");
    });

    it("gives and takes groups and applications once, however often it is asked", async () => {
      const { account, does, shows, groups, application } = await prepare();
      const [{ id: groupId, name: group }] = groups;
      const { id: appId, label } = application;

      for (const _ of [1, 2]) {
        await does({ kind: "add-to-group", groupId, name: group });
        await does({ kind: "assign-application", appId, label });
      }
      expect(await shows({ kind: "member", groupId, is: "in" })).toBe(true);
      expect(await shows({ kind: "assigned", appId, is: "in" })).toBe(true);
      expect((await account()).memberships.filter((one) => one.groupId === groupId)).toHaveLength(1);

      for (const _ of [1, 2]) {
        await does({ kind: "remove-from-group", groupId, name: group });
        await does({ kind: "unassign-application", appId, label });
      }
      expect(await shows({ kind: "member", groupId, is: "out" })).toBe(true);
      expect(await shows({ kind: "assigned", appId, is: "out" })).toBe(true);
      expect(await shows({ kind: "member", groupId, is: "in" })).toBe(false);
    });

    it("tells whom somebody manages, and of what they are the last member, where that is asked", async () => {
      const { directory, does, groups, person, report, ruled } = await prepare();
      const [one, two] = groups;
      await does({ kind: "add-to-group", groupId: one.id, name: one.name });
      const duties = async (everything: boolean, ...lastMemberOf: readonly string[]) => {
        const asked = { ...NOTHING_ASKED, person: { logins: [person.login] }, duties: { everything, lastMemberOf } };
        return (await directory.answer(asked))
          ._unsafeUnwrap()
          .duties?.map(({ kind, id }) => `${kind} ${id}`)
          .toSorted();
      };

      expect(await duties(true, one.id, two.id)).toEqual([`last-member ${one.id}`, `manages ${report.id}`]);
      const both = [one.id, ruled.id].map((id) => `last-member ${id}`).toSorted();
      expect(await duties(false, one.id, ruled.id)).toEqual(both);
      await directory.carryOut([{ kind: "add-to-group", groupId: one.id, name: one.name }], {
        accountId: report.id,
        login: "",
      });
      expect(await duties(false, one.id)).toEqual([]);
      await directory.carryOut([{ kind: "deactivate-account" }], { accountId: report.id, login: "" });
      expect(await duties(true)).toEqual([]);
    });

    it("counts the members of groups, and leaves out those that are not there", async () => {
      const { directory, does, groups, ruled } = await prepare();
      const [one, two] = groups;
      await does({ kind: "add-to-group", groupId: one.id, name: one.name });

      const sizes = (await directory.groupSizes([one.id, two.id, ruled.id, "00gdoesnotexist00000"]))._unsafeUnwrap();

      expect(sizes).toEqual({ [one.id]: 1, [two.id]: 0, [ruled.id]: 1 });
      expect((await directory.groupSizes([]))._unsafeUnwrap()).toEqual({});
    });

    it("creates an account asleep, with its groups, and knows its own when it is asked again", async () => {
      const { directory, groups, newcomer } = await prepare();
      const { login, profile, intentAttribute } = newcomer;
      const create: DirectoryAction = {
        kind: "create-account",
        login,
        profile: { ...profile, login, email: login },
        intent: { attribute: intentAttribute, value: "10001" },
      };
      const add = groups.map(({ id, name: group }) => ({ kind: "add-to-group", groupId: id, name: group }) as const);

      const created = (await directory.carryOut([create, ...add], { login }))._unsafeUnwrap();
      const who = { login, accountId: created.accountId };
      for (const action of add.slice(created.count - 1)) await directory.carryOut([action], who);
      const seen = await directory.confirm(
        [
          { kind: "account-exists", login },
          { kind: "status-in", statuses: ["STAGED"] },
          { kind: "profile-holds", values: profile },
          ...groups.map(({ id }) => ({ kind: "member", groupId: id, is: "in" }) as const),
        ],
        who,
      );
      expect(seen._unsafeUnwrap().map(({ holds }) => holds)).toEqual([true, true, true, true, true]);

      expect((await directory.carryOut([create], { login }))._unsafeUnwrap().accountId).toBe(created.accountId);
      const stranger: DirectoryAction = { ...create, intent: { attribute: intentAttribute, value: "99999" } };
      expect((await directory.carryOut([stranger], { login }))._unsafeUnwrapErr().kind).toBe("directory-failure");
      expect((await directory.holds({ kind: "login-free", login }, { login }))._unsafeUnwrap().holds).toBe(false);
    });

    it("changes a profile, and clears what is to be absent", async () => {
      const { does, shows } = await prepare();
      const change = (to: string | undefined) =>
        ({ kind: "update-profile", changes: [{ attribute: "title", from: undefined, to }] }) as const;

      await does(change("Principal"));
      expect(await shows({ kind: "profile-holds", values: { title: "Principal" } })).toBe(true);
      await does(change(undefined));
      expect(await shows({ kind: "profile-holds", values: { title: undefined } })).toBe(true);
    });

    it("shuts somebody out, lets them in again, and ends them, each as often as it is asked", async () => {
      const { account, does, shows } = await prepare();

      for (const _ of [1, 2]) await does({ kind: "suspend-account" });
      expect(await shows({ kind: "status-in", statuses: ["SUSPENDED"] })).toBe(true);
      for (const _ of [1, 2]) await does({ kind: "end-sessions" });
      expect(await shows({ kind: "sessions-ended" })).toBe(true);
      for (const _ of [1, 2]) await does({ kind: "unsuspend-account" });
      expect((await account()).status).toBe("ACTIVE");
      for (const _ of [1, 2]) await does({ kind: "deactivate-account" });
      expect(await shows({ kind: "status-in", statuses: ["DEPROVISIONED"] })).toBe(true);
    });

    it("guards by status and by employee number", async () => {
      const { directory, person, subject } = await prepare();
      const holds = async (guard: Parameters<Directory["holds"]>[0]) =>
        (await directory.holds(guard, subject))._unsafeUnwrap().holds;

      expect(await holds({ kind: "status-in", statuses: ["ACTIVE"] })).toBe(true);
      expect(await holds({ kind: "status-in", statuses: ["STAGED"] })).toBe(false);
      expect(await holds({ kind: "same-employee", employeeNumber: person.employeeNumber })).toBe(true);
      expect(await holds({ kind: "same-employee", employeeNumber: "another" })).toBe(false);
    });

    it("refuses a group that does not exist, for good and in one sentence", async () => {
      const { directory, subject } = await prepare();
      const action = { kind: "add-to-group", groupId: "00gdoesnotexist00000", name: "Nobody" } as const;

      const failure = (await directory.carryOut([action], subject))._unsafeUnwrapErr();

      expect(failure).toMatchObject({ retryable: false, mayHaveHappened: false });
      expect(failure.sentence).not.toContain(subject.login);
    });

    it("reads everybody, whatever their status", async () => {
      const { directory, does, person } = await prepare();
      await does({ kind: "deactivate-account" });

      expect((await directory.renewActivation(person.id)).isErr()).toBe(true);
      const people = (await directory.people())._unsafeUnwrap();

      expect(people.find(({ id }) => id === person.id)).toMatchObject({ login: person.login, status: "DEPROVISIONED" });
    });
  });
}

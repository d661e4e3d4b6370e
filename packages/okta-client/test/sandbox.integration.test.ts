import { type Sandbox, startSandbox } from "@tenure/sandbox";
import type { ResultAsync } from "neverthrow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as api from "../src/index.ts";

// Two readings of Okta's documents that know nothing of each other: this client, over real HTTP, and the sandbox.
let sandbox: Sandbox;
let okta: api.OktaClient;

const wait = (ms: number) => sandbox.clock.advance(ms);
const scopes = [...new Set(Object.values(api.OKTA_ENDPOINTS).flatMap(({ scope }) => scope.split(" ")))];
const good = async <T>(result: ResultAsync<T, unknown>): Promise<T> => (await result)._unsafeUnwrap();
const bad = async <T, E>(result: ResultAsync<T, E>): Promise<E> => (await result)._unsafeUnwrapErr();

const profile = (login: string) => ({ login, email: login, firstName: "Ana", lastName: "Silva" });
const someone = (login: string, activate = false) => good(api.createUser(okta, { profile: profile(login), activate }));

beforeAll(async () => {
  sandbox = await startSandbox();
  const { url: orgUrl, clientId, privateKey } = sandbox.okta;
  okta = api.createOktaClient({ orgUrl, auth: { kind: "private-key", clientId, privateKey, scopes }, wait });
});
afterAll(() => sandbox.close());

describe("the client and the sandbox agree", () => {
  it("on who asks: a service app, a bound token, an API token", async () => {
    const { url: orgUrl, clientId, privateKey, apiToken } = sandbox.okta;
    const bound = { kind: "private-key", clientId, privateKey, scopes, dpop: true } as const;
    const auths: readonly api.OktaAuth[] = [bound, { kind: "ssws", token: apiToken }];
    const org = await good(api.getOrg(okta));
    for (const auth of auths) {
      expect(await good(api.getOrg(api.createOktaClient({ orgUrl, auth, wait })))).toEqual(org);
    }
    const wrong = api.createOktaClient({ orgUrl, auth: { kind: "ssws", token: "00wrong" }, wait });
    expect(await bad(api.getOrg(wrong))).toMatchObject({ kind: "unauthorised" });
  });

  it("on a user's life, to its very end", async () => {
    const { id } = await someone("ana@jupiter.example");
    expect(await bad(api.createUser(okta, { profile: profile("ANA@jupiter.example"), activate: false }))).toMatchObject(
      {
        kind: "already-exists",
        field: "login",
      },
    );
    await good(api.activateUser(okta, id, { sendEmail: false }));
    const active = await good(api.awaitUserStatus(okta, id, ({ status }) => status !== "STAGED"));
    expect(active?.status).toBe("PROVISIONED");
    expect(await bad(api.activateUser(okta, id, { sendEmail: false }))).toMatchObject({ kind: "wrong-state" });
    await good(api.suspendUser(okta, id));
    expect(await bad(api.suspendUser(okta, id))).toMatchObject({ kind: "wrong-state" });
    await good(api.unsuspendUser(okta, id));
    await good(api.revokeUserSessions(okta, id, { oauthTokens: true, forgetDevices: true }));
    expect(await bad(api.eraseUser(okta, id))).toMatchObject({ kind: "not-deactivated" });
    await good(api.deactivateUser(okta, id));
    await good(api.deactivateUser(okta, id));
    await good(api.eraseUser(okta, id));
    expect(await good(api.findUser(okta, id))).toBeUndefined();
    expect(await bad(api.deactivateUser(okta, id))).toMatchObject({ kind: "not-found", what: "User" });
  });

  it("that a search that is behind proves nothing", async () => {
    const login = "ana/silva@jupiter.example";
    const { id } = await someone(login);
    const expression = api.equals("profile.login", login);
    expect(await good(api.searchUsers(okta, expression))).toEqual([]);
    expect(await bad(api.findUser(okta, login))).toMatchObject({ kind: "invalid" });
    await wait(10_000);
    expect((await good(api.findUser(okta, login)))?.id).toBe(id);
  });

  it("on lists that come in pages", async () => {
    for (const name of ["ada", "bea", "cal"]) await someone(`${name}@jupiter.example`);
    await wait(10_000);
    const pages: number[] = [];
    for await (const page of api.searchUserPages(okta, api.EVERY_STATUS, { limit: 2 })) {
      pages.push(page._unsafeUnwrap().length);
    }
    expect(pages.length).toBeGreaterThan(1);
    expect(Math.max(...pages)).toBeLessThanOrEqual(2);
  });

  it("on a rule that remembers whom it may not add again", async () => {
    const group = await good(api.createGroup(okta, { name: "by-rule" }));
    const { id } = await someone("rule@jupiter.example", true);
    const rule = await good(
      api.createGroupRule(okta, { name: "all", expression: 'user.lastName=="Silva"', groupIds: [group.id] }),
    );
    await good(api.activateGroupRule(okta, rule.id));
    await wait(60_000);
    expect(await good(api.listMembershipRules(okta, group.id, id))).toEqual([rule.id]);
    await good(api.removeUserFromGroup(okta, group.id, id));
    const excluding = await good(api.findGroupRule(okta, rule.id));
    expect(excluding === undefined ? [] : api.excludedUsers(excluding)).toEqual([id]);
    await good(api.liftExclusions(okta, rule.id, [id]));
    await wait(60_000);
    expect(await good(api.listMembershipRules(okta, group.id, id))).toEqual([rule.id]);
    await good(api.deactivateGroupRule(okta, rule.id));
    await good(api.deleteGroupRule(okta, rule.id, { removeUsers: true }));
  });

  it("that built-in groups keep their members to themselves", async () => {
    const { id } = await someone("everyone@jupiter.example");
    const everyone = (await good(api.listUserGroups(okta, id))).find(({ type }) => type === "BUILT_IN");
    expect(await bad(api.removeUserFromGroup(okta, everyone?.id ?? "", id))).toMatchObject({
      kind: "managed-elsewhere",
    });
  });

  it("on an application, its people and its end", async () => {
    const { id } = await someone("app@jupiter.example", true);
    const app = await good(
      api.createApp(
        okta,
        { label: "PagerDuty", name: "pagerduty", signOnMode: "SAML_2_0", settings: { app: { subdomain: "jupiter" } } },
        { activate: true },
      ),
    );
    await good(api.assignUserToApp(okta, app.id, { userId: id }));
    await good(api.assignUserToApp(okta, app.id, { userId: id, profile: {} }));
    const [held] = await good(api.listUserApps(okta, id));
    expect(held).toMatchObject({ app: { id: app.id }, assignment: { id, scope: "USER" } });
    expect((await good(api.replaceApp(okta, { ...app, label: "PD" }))).label).toBe("PD");
    expect(await good(api.getSamlMetadata(okta, app.id))).toContain("<md:EntityDescriptor");
    await good(api.unassignUserFromApp(okta, app.id, id));
    await good(api.unassignUserFromApp(okta, app.id, id));
    expect(await bad(api.deleteApp(okta, app.id))).toMatchObject({ kind: "wrong-state" });
    await good(api.deactivateApp(okta, app.id));
    await good(api.deleteApp(okta, app.id));
    expect(await good(api.findApp(okta, app.id))).toBeUndefined();
  });

  it("on what happened: the log can be followed from where one left off", async () => {
    const first = await good(api.pollLogEvents(okta, { since: "2020-01-01T00:00:00.000Z" }));
    expect(first.events.length).toBeGreaterThan(0);
    const { id } = await someone("log@jupiter.example");
    await wait(10_000);
    const second = await good(api.pollLogEvents(okta, first.next));
    expect(second.events.some(({ target }) => target?.some((party) => party.id === id))).toBe(true);
  });

  it("that a creation whose answer was lost is made once", async () => {
    const fault = { vendor: "okta", route: "POST /api/v1/users", times: 1, effect: { kind: "lost-response" } } as const;
    sandbox.faults.add(fault);
    const { id } = await someone("once@jupiter.example");
    expect((await good(api.findUser(okta, "once@jupiter.example")))?.id).toBe(id);
  });
});

import { collect } from "@tenure/http-kit";
import { ResultAsync } from "neverthrow";
import type { OktaClient, OktaError } from "../src/index.ts";
import * as api from "../src/index.ts";
import type { FakeAnswer } from "./fake-okta.ts";
import {
  aGroup,
  aHook,
  aKey,
  aMapping,
  anApp,
  anAppGroup,
  anAppUser,
  anEvent,
  aPush,
  aRole,
  aRule,
  aSchema,
  aUser,
  ID,
} from "./samples.ts";

/** A function of this package with arguments and the answer Okta gives it. */
export interface FunctionCase {
  readonly call: (okta: OktaClient) => ResultAsync<unknown, OktaError | api.StillMoving>;
  readonly answer: Exclude<FakeAnswer, Error | "silence">;
  /** What the caller gets, where it is not the answer as it is. */
  readonly gets?: unknown;
}

const done: FakeAnswer = { status: 204 };
const empty: FakeAnswer = { json: {} };
const json = (value: unknown) => ({ json: value });
const all = (pages: Parameters<typeof collect<unknown, OktaError>>[0]) => new ResultAsync(collect(pages));
const newHook = {
  name: "tenure",
  eventTypes: ["user.lifecycle.suspend"],
  uri: "https://tenure.jupiter.example/okta",
  secret: "planted-hook-secret",
};
const custom = { intent: { title: "Ticket", type: "string", scope: "NONE" } };
const mail = { sendEmail: false };

/** Every function that makes one call, by name. The others are made of these. */
export const EVERY_FUNCTION: Readonly<Record<string, FunctionCase>> = {
  findUser: { call: (okta) => api.findUser(okta, aUser.profile.login), answer: json(aUser) },
  listUsers: { call: (okta) => all(api.listUsers(okta)), answer: json([aUser]) },
  searchUsers: {
    call: (okta) => api.searchUsers(okta, api.equals("profile.employeeNumber", "4711")),
    answer: json([aUser]),
  },
  searchUserPages: { call: (okta) => all(api.searchUserPages(okta, api.EVERY_STATUS)), answer: json([aUser]) },
  createUser: {
    call: (okta) =>
      api.createUser(okta, {
        profile: { login: aUser.profile.login, email: aUser.profile.email, firstName: "Ana", lastName: "Silva" },
        groupIds: [ID.group],
        activate: false,
        provider: { type: "FEDERATION", name: "FEDERATION" },
        typeId: ID.type,
      }),
    answer: json(aUser),
  },
  updateUser: {
    call: (okta) => api.updateUser(okta, ID.user, { profile: { department: "Risk", title: null } }),
    answer: json(aUser),
  },
  replaceUser: {
    call: (okta) => api.replaceUser(okta, ID.user, { profile: aUser.profile, typeId: ID.type }),
    answer: json(aUser),
  },
  deleteUser: { call: (okta) => api.deleteUser(okta, ID.user), answer: done },
  activateUser: { call: (okta) => api.activateUser(okta, ID.user, mail), answer: empty, gets: undefined },
  reactivateUser: { call: (okta) => api.reactivateUser(okta, ID.user, mail), answer: empty, gets: undefined },
  deactivateUser: { call: (okta) => api.deactivateUser(okta, ID.user, mail), answer: empty, gets: undefined },
  suspendUser: { call: (okta) => api.suspendUser(okta, ID.user), answer: empty, gets: undefined },
  unsuspendUser: { call: (okta) => api.unsuspendUser(okta, ID.user), answer: empty, gets: undefined },
  unlockUser: { call: (okta) => api.unlockUser(okta, ID.user), answer: empty, gets: undefined },
  resetUserFactors: { call: (okta) => api.resetUserFactors(okta, ID.user), answer: empty, gets: undefined },
  resetUserPassword: { call: (okta) => api.resetUserPassword(okta, ID.user, mail), answer: empty, gets: undefined },
  expireUserPassword: { call: (okta) => api.expireUserPassword(okta, ID.user), answer: json(aUser), gets: undefined },
  giveTemporaryPassword: {
    call: (okta) => api.giveTemporaryPassword(okta, ID.user),
    answer: json({ tempPassword: "HR076gb6" }),
    gets: "HR076gb6",
  },
  awaitUserStatus: {
    call: (okta) => api.awaitUserStatus(okta, ID.user, (user) => user.status === "PROVISIONED"),
    answer: json(aUser),
  },
  listUserFactors: {
    call: (okta) => api.listUserFactors(okta, ID.user),
    answer: json([{ id: ID.factor, factorType: "push", provider: "OKTA", vendorName: "OKTA", status: "ACTIVE" }]),
  },
  removeUserFactor: { call: (okta) => api.removeUserFactor(okta, ID.user, ID.factor), answer: done },
  revokeUserSessions: {
    call: (okta) => api.revokeUserSessions(okta, ID.user, { oauthTokens: true, forgetDevices: true }),
    answer: done,
  },
  logOutEverywhere: { call: (okta) => api.logOutEverywhere(okta, ID.user), answer: done },
  listUserGrants: {
    call: (okta) => api.listUserGrants(okta, ID.user),
    answer: json([
      {
        id: ID.grant,
        status: "ACTIVE",
        clientId: ID.client,
        scopeId: "okta.users.read",
        issuer: "https://jupiter.okta.example",
        source: "END_USER",
      },
    ]),
  },
  revokeUserGrants: { call: (okta) => api.revokeUserGrants(okta, ID.user), answer: done },
  revokeUserGrant: { call: (okta) => api.revokeUserGrant(okta, ID.user, ID.grant), answer: done },
  listUserTokenClients: {
    call: (okta) => api.listUserTokenClients(okta, ID.user),
    answer: json([{ client_id: ID.client, client_name: "Wiki" }]),
    gets: [ID.client],
  },
  listClientTokens: {
    call: (okta) => api.listClientTokens(okta, ID.user, ID.client),
    answer: json([{ id: "oar579Mcp7OUsNTlo0g3", status: "ACTIVE", clientId: ID.client, scopes: ["offline_access"] }]),
  },
  revokeClientTokens: { call: (okta) => api.revokeClientTokens(okta, ID.user, ID.client), answer: done },
  revokeClientGrants: { call: (okta) => api.revokeClientGrants(okta, ID.user, ID.client), answer: done },
  findGroup: { call: (okta) => api.findGroup(okta, ID.group), answer: json(aGroup) },
  getGroup: { call: (okta) => api.getGroup(okta, ID.group), answer: json(aGroup) },
  listGroupPages: { call: (okta) => all(api.listGroupPages(okta)), answer: json([aGroup]) },
  listGroups: { call: (okta) => api.listGroups(okta), answer: json([aGroup]) },
  searchGroups: {
    call: (okta) => api.searchGroups(okta, api.startsWith("profile.name", "risk")),
    answer: json([aGroup]),
  },
  listGroupSizes: {
    call: (okta) => api.listGroupSizes(okta, api.equals("id", ID.group)),
    answer: json([{ ...aGroup, _embedded: { stats: { usersCount: 42, appsCount: 2, groupPushMappingsCount: 0 } } }]),
    gets: [{ id: ID.group, users: 42 }],
  },
  createGroup: { call: (okta) => api.createGroup(okta, { name: "risk-analysts" }), answer: json(aGroup) },
  replaceGroup: {
    call: (okta) => api.replaceGroup(okta, ID.group, { name: "risk-analysts", description: "Risk" }),
    answer: json(aGroup),
  },
  deleteGroup: { call: (okta) => api.deleteGroup(okta, ID.group), answer: done },
  listUserGroups: { call: (okta) => api.listUserGroups(okta, ID.user), answer: json([aGroup]) },
  listGroupMembers: { call: (okta) => api.listGroupMembers(okta, ID.group), answer: json([aUser]) },
  listGroupMemberPages: { call: (okta) => all(api.listGroupMemberPages(okta, ID.group)), answer: json([aUser]) },
  listGroupOwners: {
    call: (okta) => api.listGroupOwners(okta, ID.group),
    answer: json([
      { id: ID.user, type: "USER", displayName: "Ana Silva", resolved: true, originType: "OKTA_DIRECTORY" },
    ]),
  },
  addUserToGroup: { call: (okta) => api.addUserToGroup(okta, ID.group, ID.user), answer: done },
  removeUserFromGroup: { call: (okta) => api.removeUserFromGroup(okta, ID.group, ID.user), answer: done },
  listMembershipRules: {
    call: (okta) => api.listMembershipRules(okta, ID.group, ID.user),
    answer: json([aRule]),
    gets: [ID.rule],
  },
  listGroupRules: { call: (okta) => api.listGroupRules(okta), answer: json([aRule]) },
  findGroupRule: { call: (okta) => api.findGroupRule(okta, ID.rule), answer: json(aRule) },
  createGroupRule: {
    call: (okta) =>
      api.createGroupRule(okta, { name: "risk", expression: 'user.department=="Risk"', groupIds: [ID.group] }),
    answer: json({ ...aRule, status: "INACTIVE" }),
  },
  replaceGroupRule: { call: (okta) => api.replaceGroupRule(okta, aRule), answer: json(aRule) },
  activateGroupRule: { call: (okta) => api.activateGroupRule(okta, ID.rule), answer: done },
  deactivateGroupRule: { call: (okta) => api.deactivateGroupRule(okta, ID.rule), answer: done },
  deleteGroupRule: {
    call: (okta) => api.deleteGroupRule(okta, ID.rule, { removeUsers: true }),
    answer: { status: 202, json: {} },
    gets: undefined,
  },
  findApp: { call: (okta) => api.findApp(okta, ID.app), answer: json(anApp) },
  listApps: { call: (okta) => api.listApps(okta), answer: json([anApp]) },
  listGroupApps: { call: (okta) => api.listGroupApps(okta, ID.group), answer: json([anApp]) },
  createApp: {
    call: (okta) =>
      api.createApp(
        okta,
        { name: "pagerduty", label: "PagerDuty", signOnMode: "SAML_2_0", settings: { app: { subdomain: "jupiter" } } },
        { activate: true },
      ),
    answer: json(anApp),
  },
  replaceApp: { call: (okta) => api.replaceApp(okta, anApp), answer: json(anApp) },
  activateApp: { call: (okta) => api.activateApp(okta, ID.app), answer: empty, gets: undefined },
  deactivateApp: { call: (okta) => api.deactivateApp(okta, ID.app), answer: empty, gets: undefined },
  deleteApp: { call: (okta) => api.deleteApp(okta, ID.app), answer: done },
  getSamlMetadata: {
    call: (okta) => api.getSamlMetadata(okta, ID.app, { keyId: "Y4dL" }),
    answer: { text: "<md:EntityDescriptor/>", headers: { "content-type": "text/xml" } },
    gets: "<md:EntityDescriptor/>",
  },
  listGroupPushes: {
    call: (okta) => api.listGroupPushes(okta, ID.app),
    answer: json([aPush]),
  },
  createGroupPush: {
    call: (okta) => api.createGroupPush(okta, ID.app, { groupId: ID.group, targetGroupName: "risk" }),
    answer: { status: 201, json: aPush },
  },
  setGroupPush: { call: (okta) => api.setGroupPush(okta, ID.app, aPush.id, "INACTIVE"), answer: json(aPush) },
  deleteGroupPush: {
    call: (okta) => api.deleteGroupPush(okta, ID.app, aPush.id, { deleteTargetGroup: false }),
    answer: done,
  },
  listAppKeys: { call: (okta) => api.listAppKeys(okta, ID.app), answer: json([aKey]) },
  generateAppKey: {
    call: (okta) => api.generateAppKey(okta, ID.app, { validityYears: 2 }),
    answer: { status: 201, json: aKey },
  },
  listUserApps: {
    call: (okta) => api.listUserApps(okta, ID.user),
    answer: json([{ ...anApp, _embedded: { user: anAppUser } }]),
    gets: [{ app: { ...anApp, _embedded: { user: anAppUser } }, assignment: anAppUser }],
  },
  findAppUser: { call: (okta) => api.findAppUser(okta, ID.app, ID.user), answer: json(anAppUser) },
  listAppUserPages: { call: (okta) => all(api.listAppUserPages(okta, ID.app)), answer: json([anAppUser]) },
  listAppUsers: { call: (okta) => api.listAppUsers(okta, ID.app), answer: json([anAppUser]) },
  assignUserToApp: {
    call: (okta) =>
      api.assignUserToApp(okta, ID.app, {
        userId: ID.user,
        profile: { role: "Developer" },
        userName: "ana.silva@jupiter.example",
      }),
    answer: json(anAppUser),
  },
  updateAppUser: {
    call: (okta) => api.updateAppUser(okta, ID.app, { userId: ID.user, profile: { role: "Lead" } }),
    answer: json(anAppUser),
  },
  unassignUserFromApp: { call: (okta) => api.unassignUserFromApp(okta, ID.app, ID.user), answer: done },
  findAppGroup: { call: (okta) => api.findAppGroup(okta, ID.app, ID.group), answer: json(anAppGroup) },
  listAppGroups: { call: (okta) => api.listAppGroups(okta, ID.app), answer: json([anAppGroup]) },
  assignGroupToApp: {
    call: (okta) => api.assignGroupToApp(okta, ID.app, { groupId: ID.group, priority: 1, profile: {} }),
    answer: json(anAppGroup),
  },
  unassignGroupFromApp: { call: (okta) => api.unassignGroupFromApp(okta, ID.app, ID.group), answer: done },
  getOrg: {
    call: (okta) => api.getOrg(okta),
    answer: json({ id: ID.org, subdomain: "jupiter", companyName: "Jupiter", status: "ACTIVE" }),
  },
  listPrincipalRateLimits: {
    call: (okta) => api.listPrincipalRateLimits(okta, "OAUTH_CLIENT"),
    answer: json([
      {
        id: "prl0g3kwr5eucLMK2il1",
        principalId: ID.client,
        principalType: "OAUTH_CLIENT",
        defaultPercentage: 50,
        defaultConcurrencyPercentage: 75,
      },
    ]),
  },
  getRateLimitWarning: {
    call: (okta) => api.getRateLimitWarning(okta),
    answer: json({ warningThreshold: 60 }),
    gets: 60,
  },
  getUserSchema: { call: (okta) => api.getUserSchema(okta), answer: json(aSchema) },
  updateUserSchema: { call: (okta) => api.updateUserSchema(okta, custom), answer: json(aSchema) },
  getGroupSchema: { call: (okta) => api.getGroupSchema(okta), answer: json(aSchema) },
  updateGroupSchema: { call: (okta) => api.updateGroupSchema(okta, custom), answer: json(aSchema) },
  getAppUserSchema: { call: (okta) => api.getAppUserSchema(okta, ID.app), answer: json(aSchema) },
  updateAppUserSchema: { call: (okta) => api.updateAppUserSchema(okta, ID.app, custom), answer: json(aSchema) },
  listUserTypes: {
    call: (okta) => api.listUserTypes(okta),
    answer: json([{ id: ID.type, name: "user", displayName: "User", default: true }]),
  },
  listProfileMappings: {
    call: (okta) => api.listProfileMappings(okta, { sourceId: ID.type, targetId: ID.app }),
    answer: json([aMapping]),
  },
  getProfileMapping: { call: (okta) => api.getProfileMapping(okta, ID.mapping), answer: json(aMapping) },
  updateProfileMapping: {
    call: (okta) =>
      api.updateProfileMapping(okta, ID.mapping, {
        role: { expression: "user.title", pushStatus: "PUSH" },
        gone: null,
      }),
    answer: json(aMapping),
  },
  listUserRoles: { call: (okta) => api.listUserRoles(okta, ID.user), answer: json([aRole]) },
  unassignUserRole: { call: (okta) => api.unassignUserRole(okta, ID.user, ID.role), answer: done },
  listClientRoles: {
    call: (okta) => api.listClientRoles(okta, ID.client),
    answer: json([{ ...aRole, assignmentType: "CLIENT" }]),
  },
  listApiTokens: {
    call: (okta) => api.listApiTokens(okta),
    answer: json([{ id: ID.token, name: "ci", userId: ID.user, clientName: "Okta API" }]),
  },
  listApiTokensOf: {
    call: (okta) => api.listApiTokensOf(okta, ID.user),
    answer: json([
      { id: ID.token, name: "ci", userId: ID.user },
      { id: ID.token, name: "cd", userId: ID.manager },
    ]),
    gets: [{ id: ID.token, name: "ci", userId: ID.user }],
  },
  revokeApiToken: { call: (okta) => api.revokeApiToken(okta, ID.token), answer: done },
  listEventHooks: { call: (okta) => api.listEventHooks(okta), answer: json([aHook]) },
  findEventHook: { call: (okta) => api.findEventHook(okta, ID.hook), answer: json(aHook) },
  createEventHook: { call: (okta) => api.createEventHook(okta, newHook), answer: json(aHook) },
  replaceEventHook: { call: (okta) => api.replaceEventHook(okta, ID.hook, newHook), answer: json(aHook) },
  verifyEventHook: { call: (okta) => api.verifyEventHook(okta, ID.hook), answer: json(aHook) },
  activateEventHook: { call: (okta) => api.activateEventHook(okta, ID.hook), answer: json(aHook) },
  deactivateEventHook: { call: (okta) => api.deactivateEventHook(okta, ID.hook), answer: json(aHook) },
  deleteEventHook: { call: (okta) => api.deleteEventHook(okta, ID.hook), answer: done },
  listLogEvents: {
    call: (okta) =>
      all(
        api.listLogEvents(okta, {
          since: "2026-11-01T00:00:00.000Z",
          until: "2026-11-24T00:00:00.000Z",
          filter: api.equals("eventType", "user.lifecycle.suspend"),
          keywords: "suspend",
        }),
      ),
    answer: json([anEvent]),
  },
  pollLogEvents: {
    call: (okta) => api.pollLogEvents(okta, { since: "2026-11-01T00:00:00.000Z" }),
    answer: {
      json: [anEvent],
      headers: { link: '<https://jupiter.okta.example/api/v1/logs?after=1_1>; rel="next"' },
    },
    gets: { events: [anEvent], next: { after: "https://jupiter.okta.example/api/v1/logs?after=1_1" } },
  },
};

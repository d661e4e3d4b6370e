import type { ObservedGroup, Questions } from "@tenure/lifecycle-rules";
import {
  anyOf,
  equals,
  findApp,
  findGroup,
  findUser,
  listApps,
  type OktaClient,
  type OktaError,
  searchGroups,
  searchUsers,
  type User,
} from "@tenure/okta-client";
import type { DirectoryAnswers } from "@tenure/provisioner";
import { ok, okAsync, ResultAsync, safeTry } from "neverthrow";
import { findDuties } from "./find-duties.ts";
import { inBatches } from "./in-batches.ts";
import { readAccount } from "./read-account.ts";
import type { RuleTargets } from "./rule-targets.ts";

/** Answers a planner's questions: everything that can be asked together is, and people are found in one search. */
export function answerQuestions(
  okta: OktaClient,
  rules: RuleTargets,
  { org, privileged }: { readonly org: string; readonly privileged: OktaClient | undefined },
  questions: Questions,
): ResultAsync<DirectoryAnswers, OktaError> {
  return safeTry(async function* () {
    const [found, groups, applications] = yield* ResultAsync.combine([
      findPeople(okta, questions),
      findGroups(okta, questions.groupIds),
      findApplications(okta, questions.applicationIds),
    ]);
    const accounts = yield* ResultAsync.combine(
      found.filter((user) => isMeant(user, questions)).map((user) => readAccount(okta, rules, user)),
    );
    const duties = yield* dutiesOf(okta, privileged, accounts, found, questions.duties);
    const manager = yield* findManager(okta, questions.manager, found);
    const candidates = new Set(questions.candidateLogins.map(lower));
    return ok({
      org,
      accounts,
      takenLogins: found.map(({ profile }) => lower(profile.login)).filter((login) => candidates.has(login)),
      groups,
      applications,
      ...(manager === undefined ? {} : { manager: managerOf(manager) }),
      ...(duties === undefined ? {} : { duties }),
    });
  });
}

/** Duties of the person; where several accounts may be meant, nothing is decided on them anyway. */
function dutiesOf(
  okta: OktaClient,
  privileged: OktaClient | undefined,
  accounts: DirectoryAnswers["accounts"],
  found: readonly User[],
  asked: Questions["duties"],
): ResultAsync<DirectoryAnswers["duties"], OktaError> {
  const [account, ...others] = accounts;
  const user = found.find(({ id }) => id === account?.id);
  if (asked === undefined || account === undefined || user === undefined || others.length > 0)
    return okAsync(undefined);
  return findDuties(okta, privileged, { user, memberships: account.memberships }, asked);
}

/** Everybody the questions are about: those the lagging search gives, and those that a login names beyond doubt. */
function findPeople(okta: OktaClient, questions: Questions): ResultAsync<readonly User[], OktaError> {
  const { candidateLogins, manager, person } = questions;
  const { employeeNumber, intent } = person;
  const expressions = [
    ...(intent === undefined ? [] : [equals(`profile.${intent.attribute}`, intent.value)]),
    ...(employeeNumber === undefined ? [] : [equals("profile.employeeNumber", employeeNumber)]),
    ...candidateLogins.map((login) => equals("profile.login", login)),
    ...(manager === undefined ? [] : [equals("profile.login", manager), equals("profile.email", manager)]),
  ];
  const search = expressions.length === 0 ? okAsync([]) : searchUsers(okta, anyOf(...expressions));
  const named = ResultAsync.combine([
    ...[...person.logins, ...(person.accountIds ?? [])].map((loginOrId) => findUser(okta, loginOrId)),
    walk(okta, candidateLogins, intent),
  ]);
  return ResultAsync.combine([search, named]).map(([searched, read]) => {
    // What was read by login is newer than what the search's index holds.
    const people = new Map(searched.map((user) => [user.id, user]));
    for (const user of read.flat()) if (user !== undefined) people.set(user.id, user);
    return [...people.values()];
  });
}

/** Looks candidates up, best first, as far as the first that is free or ours: no later one will be chosen. */
function walk(
  okta: OktaClient,
  [login, ...later]: readonly string[],
  intent: Questions["person"]["intent"],
): ResultAsync<readonly User[], OktaError> {
  if (login === undefined) return okAsync([]);
  return findUser(okta, login).andThen((user) => {
    if (user === undefined) return okAsync([]);
    if (intent !== undefined && user.profile[intent.attribute] === intent.value) return okAsync([user]);
    return walk(okta, later, intent).map((more) => [user, ...more]);
  });
}

/** Whether an account may be the one the request is about. */
function isMeant(
  { id, profile }: User,
  { person: { accountIds = [], employeeNumber, intent, logins } }: Questions,
): boolean {
  return (
    accountIds.includes(id) ||
    logins.some((login) => lower(login) === lower(profile.login)) ||
    (employeeNumber !== undefined && String(profile["employeeNumber"] ?? "") === employeeNumber) ||
    (intent !== undefined && profile[intent.attribute] === intent.value)
  );
}

function findGroups(okta: OktaClient, ids: readonly string[]): ResultAsync<readonly ObservedGroup[], OktaError> {
  return ResultAsync.combine(
    inBatches(ids).map((batch) => searchGroups(okta, anyOf(...batch.map((id) => equals("id", id))))),
  ).andThen((found) => {
    const known = new Map(found.flat().map((group) => [group.id, group]));
    const unknown = ids.filter((id) => !known.has(id));
    return ResultAsync.combine(unknown.map((id) => findGroup(okta, id))).map((late) => {
      for (const group of late) if (group !== undefined) known.set(group.id, group);
      return [...known.values()].map(({ id, profile, type }) => ({ id, name: profile.name, type }));
    });
  });
}

/** Up to so many applications are asked for one by one; beyond it, one list costs less. */
const FEW = 4;

function findApplications(
  okta: OktaClient,
  ids: readonly string[],
): ResultAsync<DirectoryAnswers["applications"], OktaError> {
  const apps =
    ids.length <= FEW ? ResultAsync.combine(ids.map((id) => findApp(okta, id))) : listApps(okta).map((all) => [...all]);
  return apps.map((found) =>
    found.flatMap((app) =>
      app?.status === "ACTIVE" && ids.includes(app.id) ? [{ id: app.id, label: app.label }] : [],
    ),
  );
}

/** The manager among those found, or by login where the search did not show them. */
function findManager(
  okta: OktaClient,
  manager: string | undefined,
  found: readonly User[],
): ResultAsync<User | undefined, OktaError> {
  if (manager === undefined) return okAsync(undefined);
  const name = lower(manager);
  const known =
    found.find(({ profile }) => lower(profile.login) === name) ??
    found.find(({ profile }) => lower(profile.email ?? "") === name);
  return known === undefined ? findUser(okta, manager) : okAsync(known);
}

function managerOf({ id, profile, status }: User): NonNullable<DirectoryAnswers["manager"]> {
  return { id, login: profile.login, email: profile.email ?? profile.login, active: status === "ACTIVE" };
}

const lower = (text: string) => text.toLowerCase();

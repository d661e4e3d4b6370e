import {
  activateUser,
  addUserToGroup,
  assignUserToApp,
  createUser,
  deactivateUser,
  deleteUser,
  findUser,
  type OktaClient,
  type OktaError,
  removeUserFromGroup,
  resetUserFactors,
  revokeUserGrants,
  revokeUserSessions,
  scopeOkta,
  suspendUser,
  unassignUserFromApp,
  unsuspendUser,
  updateUser,
} from "@tenure/okta-client";
import type { CarriedOut, DirectoryAction, DirectoryFailure, DirectorySubject } from "@tenure/provisioner";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import type { RuleTargets } from "./rule-targets.ts";
import { failure, toDirectoryFailure } from "./to-directory-failure.ts";

type Done = ResultAsync<unknown, DirectoryFailure>;
type CreateAccount = Extract<DirectoryAction, { kind: "create-account" }>;

/** Does one action of a plan. Each is idempotent: what is so already is done. */
export function carryOutIn(
  okta: OktaClient,
  { activationMail, rules }: { readonly activationMail: boolean; readonly rules: RuleTargets },
) {
  // What contains a leaver overtakes whatever else waits for its turn at Okta.
  const urgent = scopeOkta(okta, { priority: "urgent" });
  const plain = (done: ResultAsync<unknown, OktaError>): Done => done.mapErr(toDirectoryFailure);

  const doOn = (action: Exclude<DirectoryAction, CreateAccount>, id: string): Done => {
    switch (action.kind) {
      case "update-profile":
        return plain(
          updateUser(okta, id, {
            profile: Object.fromEntries(action.changes.map(({ attribute, to }) => [attribute, to ?? null])),
          }),
        );
      case "activate-account":
        return reaching(okta, id, activateUser(okta, id, { sendEmail: activationMail }), AWAKE);
      case "suspend-account":
        return reaching(urgent, id, suspendUser(urgent, id), ["SUSPENDED"]);
      case "unsuspend-account":
        return reaching(okta, id, unsuspendUser(okta, id), AWAKE);
      case "end-sessions":
        return plain(
          revokeUserSessions(urgent, id, { oauthTokens: true, forgetDevices: true }).andThen(() =>
            revokeUserGrants(urgent, id),
          ),
        );
      case "reset-factors":
        return plain(resetUserFactors(okta, id));
      case "deactivate-account":
        return reaching(urgent, id, deactivateUser(urgent, id), ["DEPROVISIONED"]);
      case "delete-account":
        return erase(okta, id);
      case "add-to-group":
        return plain(addUserToGroup(okta, action.groupId, id));
      case "remove-from-group":
        return removeDirect(okta, rules, action, id);
      case "assign-application": {
        const { appId, profile } = action;
        return plain(
          assignUserToApp(okta, appId, { userId: id, ...(profile === undefined ? {} : { profile }) })
            .map((): unknown => undefined)
            // Some orgs take it as done, others say that it was done before.
            .orElse((error) => (error.kind === "already-exists" ? okAsync(undefined) : errAsync(error))),
        );
      }
      case "unassign-application":
        return plain(unassignUserFromApp(okta, action.appId, id));
    }
  };

  return (
    [first, ...behind]: readonly [DirectoryAction, ...DirectoryAction[]],
    subject: DirectorySubject,
  ): ResultAsync<CarriedOut, DirectoryFailure> => {
    if (first.kind === "create-account") return create(okta, first, groupsOf(behind));
    return accountId(okta, subject).andThen((id) => doOn(first, id).map(() => ({ accountId: id, count: 1 })));
  };
}

/** Okta takes this many groups with a new account. */
const MOST_GROUPS = 20;

/** The groups that come directly behind a creation. */
function groupsOf(actions: readonly DirectoryAction[]): readonly string[] {
  const other = actions.findIndex(({ kind }) => kind !== "add-to-group");
  const leading = other === -1 ? actions : actions.slice(0, other);
  return leading.slice(0, MOST_GROUPS).flatMap((action) => (action.kind === "add-to-group" ? [action.groupId] : []));
}

const AWAKE = ["PROVISIONED", "ACTIVE", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT"];

/** Takes an account that bears the ticket's mark for the one to make: a former try got through. */
function create(
  okta: OktaClient,
  { intent, login, profile }: CreateAccount,
  groupIds: readonly string[],
): ResultAsync<CarriedOut, DirectoryFailure> {
  const marked = { ...profile, [intent.attribute]: intent.value };
  return createUser(okta, { profile: marked, activate: false, ...(groupIds.length === 0 ? {} : { groupIds }) })
    .map(({ id }) => ({ accountId: id, count: 1 + groupIds.length }))
    .orElse((error) => {
      if (error.kind !== "already-exists" || error.field !== "login") return errAsync(toDirectoryFailure(error));
      return findUser(okta, login)
        .mapErr(toDirectoryFailure)
        .andThen((user) =>
          user?.profile[intent.attribute] === intent.value
            ? okAsync({ accountId: user.id, count: 1 })
            : errAsync(failure("The login was taken by somebody else in the meantime; the next plan chooses another.")),
        );
    });
}

/**
 * Judges a change of status by what it reaches: Okta refuses a second one, in words and codes that differ, and says
 * of a deactivated account that there is none.
 */
function reaching(
  okta: OktaClient,
  id: string,
  change: ResultAsync<void, OktaError>,
  statuses: readonly string[],
): Done {
  return change.orElse((error) => {
    if (error.kind !== "wrong-state" && error.kind !== "not-found") return errAsync(toDirectoryFailure(error));
    return findUser(okta, id)
      .mapErr(toDirectoryFailure)
      .andThen((user) =>
        user !== undefined && statuses.includes(user.status) ? okAsync(undefined) : errAsync(toDirectoryFailure(error)),
      );
  });
}

/** Okta erases only what is deactivated, and answers the first call on any other account in just the same way. */
function erase(okta: OktaClient, id: string): Done {
  return findUser(okta, id)
    .mapErr(toDirectoryFailure)
    .andThen((user) => {
      if (user === undefined) return okAsync(undefined);
      if (user.status !== "DEPROVISIONED") {
        return errAsync(failure(`The account is ${user.status}, and only a deactivated one is erased.`));
      }
      return deleteUser(okta, id).mapErr(toDirectoryFailure);
    });
}

/** Asks first whether a rule grants the membership by now: deleting it would bar the person from the rule for good. */
function removeDirect(
  okta: OktaClient,
  rules: RuleTargets,
  { groupId, name }: Extract<DirectoryAction, { kind: "remove-from-group" }>,
  id: string,
): Done {
  return rules
    .granting(groupId, id)
    .mapErr(toDirectoryFailure)
    .andThen((granting) =>
      granting.length === 0
        ? removeUserFromGroup(okta, groupId, id).mapErr(toDirectoryFailure)
        : errAsync(failure(`A group rule grants "${name}" by now; it is left to the rule.`)),
    );
}

function accountId(
  okta: OktaClient,
  { accountId: id, login }: DirectorySubject,
): ResultAsync<string, DirectoryFailure> {
  if (id !== undefined) return okAsync(id);
  return findUser(okta, login)
    .mapErr(toDirectoryFailure)
    .andThen((user) => (user === undefined ? errAsync(failure("There is no such account.")) : okAsync(user.id)));
}

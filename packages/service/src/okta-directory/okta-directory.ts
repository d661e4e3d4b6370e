import type { OktaClient, Patience } from "@tenure/okta-client";
import { EVERY_STATUS, reactivateUser, searchUsers } from "@tenure/okta-client";
import type { Directory } from "@tenure/provisioner";
import { answerQuestions } from "./answer-questions.ts";
import { carryOutIn } from "./carry-out.ts";
import { confirmIn } from "./confirm.ts";
import { profileOf } from "./directory-profile.ts";
import { groupSizes } from "./group-sizes.ts";
import { guardHolds } from "./guard-holds.ts";
import { ruleTargets } from "./rule-targets.ts";
import { toDirectoryFailure } from "./to-directory-failure.ts";

/** How Okta is used as a directory. */
export interface OktaDirectoryOptions {
  /** Host the reference table is written for, where the org is reached by another. @defaultValue the client's host */
  readonly org?: string;
  /** Whether Okta writes to somebody whose account becomes active. @defaultValue true */
  readonly activationMail?: boolean;
  /**
   * The same org, asked with {@link DUTY_SCOPES}: for the API tokens and admin roles of those who leave.
   * @defaultValue none, and they are not looked up
   */
  readonly privileged?: OktaClient;
  /** How long a confirmation waits for Okta to settle. @defaultValue 5 reads, half a second apart */
  readonly patience?: Patience;
}

/** What a service app must be granted for everything {@link oktaDirectory} does. */
export const OKTA_SCOPES: readonly string[] = ["okta.users.manage", "okta.groups.manage", "okta.apps.manage"];

/**
 * Okta as the {@link Directory} a plan is carried out in.
 *
 * Asks by id or login wherever absence decides something, as Okta's search lags behind; searches only to find more.
 * A membership that a group rule grants is never deleted. Needs the scopes of {@link OKTA_SCOPES}.
 */
export function oktaDirectory(okta: OktaClient, options: OktaDirectoryOptions = {}): Directory {
  const { org = okta.host, activationMail = true, privileged, patience = { tries: 5, everyMs: 500 } } = options;
  const rules = ruleTargets(okta);
  return {
    answer: (questions) => answerQuestions(okta, rules, { org, privileged }, questions).mapErr(toDirectoryFailure),
    holds: (guard, subject) => guardHolds(okta, guard, subject).mapErr(toDirectoryFailure),
    carryOut: carryOutIn(okta, { activationMail, rules }),
    confirm: (expectations, subject) => confirmIn(okta, expectations, subject, patience).mapErr(toDirectoryFailure),
    groupSizes: (ids) => groupSizes(okta, ids).mapErr(toDirectoryFailure),
    renewActivation: (accountId) => reactivateUser(okta, accountId, { sendEmail: true }).mapErr(toDirectoryFailure),
    people: () =>
      searchUsers(okta, EVERY_STATUS)
        .map((users) =>
          users.map(({ id, profile, status }) => ({ id, login: profile.login, status, profile: profileOf(profile) })),
        )
        .mapErr(toDirectoryFailure),
  };
}

import { EVERY_STATUS, findUser, type OktaError, searchUsers, type User } from "@tenure/okta-client";
import { okAsync, type ResultAsync } from "neverthrow";
import { type CallOptions, oktaClientOf } from "../compose/clients.ts";
import type { OktaSettings } from "../config/settings.ts";
import { profileOf } from "../okta-directory/directory-profile.ts";
import { readWorkforce, type Workforce, type WorkforcePerson } from "./workforce.ts";

/** Okta, asked about people by somebody who looks and changes nothing. */
export interface PeopleSource {
  /** Somebody by login or id; `undefined` when Okta knows nobody. */
  find(login: string): ResultAsync<WorkforcePerson | undefined, OktaError>;
  /** Everybody who has not left. */
  all(): ResultAsync<readonly WorkforcePerson[], OktaError>;
  /** Everybody, with the groups that people are put into. */
  workforce(): ResultAsync<Workforce, OktaError>;
}

/** The people of an org. Takes the scopes `okta.users.read` and, for the workforce, `okta.groups.read`. */
export function peopleOf(settings: OktaSettings, calls: CallOptions = {}): PeopleSource {
  const okta = oktaClientOf(settings, calls);
  return {
    find: (login) => findUser(okta, login).andThen((user) => okAsync(user === undefined ? undefined : personOf(user))),
    all: () =>
      searchUsers(okta, EVERY_STATUS).map((users) =>
        users.filter(({ status }) => status !== "DEPROVISIONED").map(personOf),
      ),
    workforce: () => readWorkforce(okta),
  };
}

function personOf({ id, profile, status }: User): WorkforcePerson {
  return { id, login: profile.login, status, profile: profileOf(profile) };
}

import { readBackWrite } from "@tenure/http-kit";
import { err, ok, type Result, type ResultAsync } from "neverthrow";
import { ask } from "../client/ask.ts";
import { holdsProfile } from "../client/holds-profile.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { USERS } from "../endpoints/users.ts";
import { findUser } from "./find-user.ts";
import { User } from "./user.ts";

/** Who signs a user in instead of an Okta password. */
export interface IdentityProvider {
  readonly type: "FEDERATION" | "SOCIAL";
  readonly name: string;
}

/** A user to create. */
export interface NewUser {
  /** `login`, `email`, `firstName` and `lastName` as far as the org demands them, and the org's own attributes. */
  readonly profile: Readonly<Record<string, unknown>>;
  /** At most 20. */
  readonly groupIds?: readonly string[];
  /** `false` leaves the user `STAGED`; `true` starts activation, which mails the user when no password is set. */
  readonly activate: boolean;
  /** Without it the user gets an Okta password. */
  readonly provider?: IdentityProvider;
  /** A user type. @defaultValue the org's default type */
  readonly typeId?: string;
}

/**
 * Creates a user. When the answer is lost the login is looked up first: a user with exactly this profile is the one
 * we made, an absent one is created again, and anybody else means that the loss is reported as it was.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/createUser
 */
export function createUser(okta: OktaClient, user: NewUser): ResultAsync<User, OktaError> {
  const login = user.profile["login"];
  const write = () => create(okta, user);
  if (typeof login !== "string") return write();
  return readBackWrite({
    write,
    look: () => findUser(okta, login).andThen((found) => onlyOurs(found, user.profile)),
  });
}

function create(okta: OktaClient, { profile, groupIds, activate, provider, typeId }: NewUser) {
  return ask(okta, USERS.createUser, {
    query: { activate, ...(provider === undefined ? {} : { provider: true }) },
    body: {
      profile,
      ...(groupIds === undefined ? {} : { groupIds }),
      ...(provider === undefined ? {} : { credentials: { provider } }),
      ...(typeId === undefined ? {} : { type: { id: typeId } }),
    },
    reply: User,
  });
}

/** Somebody else's account under this login is no answer; the error is dropped for the loss that made us look. */
function onlyOurs(found: User | undefined, profile: NewUser["profile"]): Result<User | undefined, OktaError> {
  if (found === undefined) return ok(undefined);
  const { route } = USERS.findUser;
  const sentence = "Okta already has another user with this login.";
  return holdsProfile(found.profile, profile)
    ? ok(found)
    : err({ kind: "already-exists", endpoint: route, field: "login", sentence });
}

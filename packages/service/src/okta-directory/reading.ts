import type { Expectation } from "@tenure/lifecycle-rules";
import {
  type AppUser,
  findAppUser,
  findUser,
  type Group,
  listUserFactors,
  listUserGroups,
  listUserTokenClients,
  type OktaClient,
  type OktaError,
  type User,
} from "@tenure/okta-client";
import type { DirectorySubject } from "@tenure/provisioner";
import { ok, ResultAsync, safeTry } from "neverthrow";

/** What was read of an account; what nobody asked for is absent. */
export interface Reading {
  readonly user?: User | undefined;
  readonly groups?: readonly Group[];
  readonly assignments: ReadonlyMap<string, AppUser | undefined>;
  readonly tokenClients?: number;
  readonly factors?: number;
}

/** Reads what shows whether these expectations hold: each part once, however many ask for it. */
export function readFor(
  okta: OktaClient,
  expectations: readonly Expectation[],
  { accountId, login }: DirectorySubject,
): ResultAsync<Reading, OktaError> {
  const asks = (...kinds: readonly Expectation["kind"][]) => expectations.some(({ kind }) => kinds.includes(kind));
  const apps = new Set(expectations.flatMap((one) => (one.kind === "assigned" ? [one.appId] : [])));
  return safeTry(async function* () {
    const user =
      accountId === undefined || asks("account-exists", "account-gone", "status-in", "profile-holds")
        ? yield* findUser(okta, accountId ?? login)
        : undefined;
    // Lists are by id only: Okta takes a login for a user, not for what the user holds.
    const id = accountId ?? user?.id;
    if (id === undefined) return ok({ assignments: new Map() });
    const groups = asks("member") ? yield* listUserGroups(okta, id) : undefined;
    const held = yield* ResultAsync.combine(
      [...apps].map((appId) => findAppUser(okta, appId, id).map((found) => [appId, found] as const)),
    );
    const clients = asks("sessions-ended") ? yield* listUserTokenClients(okta, id) : undefined;
    const factors = asks("no-factors") ? yield* listUserFactors(okta, id) : undefined;
    return ok({
      assignments: new Map(held),
      user,
      ...(groups === undefined ? {} : { groups }),
      ...(clients === undefined ? {} : { tokenClients: clients.length }),
      ...(factors === undefined ? {} : { factors: factors.length }),
    });
  });
}

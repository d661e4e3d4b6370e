import type { Guard } from "@tenure/lifecycle-rules";
import { findUser, type OktaClient, type OktaError } from "@tenure/okta-client";
import type { Confirmation, DirectorySubject } from "@tenure/provisioner";
import type { ResultAsync } from "neverthrow";

/** Whether a guard holds at this moment, read by id or login and not by search. */
export function guardHolds(
  okta: OktaClient,
  guard: Guard,
  subject: DirectorySubject,
): ResultAsync<Confirmation, OktaError> {
  switch (guard.kind) {
    case "login-free":
      return findUser(okta, guard.login).map((user) => ({
        holds: user === undefined,
        seen: user === undefined ? "The login is free." : `The login belongs to an account that is ${user.status}.`,
      }));
    case "status-in":
      return findUser(okta, subject.accountId ?? subject.login).map((user) => ({
        holds: user !== undefined && guard.statuses.includes(user.status),
        seen: user === undefined ? "There is no such account." : `The account is ${user.status}.`,
      }));
    case "same-employee":
      return findUser(okta, subject.accountId ?? subject.login).map((user) => {
        const number: unknown = user?.profile["employeeNumber"];
        const holds = number !== undefined && number !== null && String(number) === guard.employeeNumber;
        return { holds, seen: `The account bears ${holds ? "the same" : "another or no"} employee number.` };
      });
  }
}

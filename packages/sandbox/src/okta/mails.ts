import type { Org } from "./org.ts";
import { loginOf, type User } from "./users/user.ts";

/** A mail Okta itself would send. It goes to nobody; tests read it here. */
export interface OktaMail {
  readonly at: string;
  readonly kind: "activation" | "password-reset" | "deactivated-user";
  readonly to: string;
  readonly userId: string;
  readonly login: string;
  readonly url?: string;
}

/** Notes that Okta mails the user (or, about a deactivation, the admins). */
export function mail(org: Org, kind: OktaMail["kind"], user: User, url?: string): void {
  const { email } = user.profile;
  org.mails.push({
    at: org.clock.iso(),
    kind,
    to: kind === "deactivated-user" ? "admins" : typeof email === "string" ? email : "",
    userId: user.id,
    login: loginOf(user),
    ...(url === undefined ? {} : { url }),
  });
}

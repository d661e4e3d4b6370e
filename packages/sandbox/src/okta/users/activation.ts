import { reconcileSoon } from "../apps/assignments.ts";
import type { Origin } from "../log/origin.ts";
import { userTarget } from "../log/targets.ts";
import { mail } from "../mails.ts";
import type { Org } from "../org.ts";
import { changeStatus } from "./change-status.ts";
import type { User } from "./user.ts";

/** What an activation answers when it sends no mail: the caller passes the link on. */
export interface ActivationLink {
  readonly activationUrl: string;
  readonly activationToken: string;
}

/** Activates a staged or deactivated user. Without a password it waits for the person, who gets a link. */
export function activate(
  org: Org,
  user: User,
  options: { readonly sendEmail: boolean; readonly by: Origin; readonly to?: string; readonly transitionMs?: number },
): ActivationLink | undefined {
  const signsIn =
    user.passwordHash !== undefined ||
    org.settings.passwordOptional ||
    user.provider.type === "FEDERATION" ||
    user.provider.type === "SOCIAL";
  const to = options.to ?? (signsIn ? "ACTIVE" : "PROVISIONED");
  changeStatus(org, user, to, options.transitionMs ?? org.settings.transitionMs);
  org.log.record({ eventType: "user.lifecycle.activate", by: options.by, targets: [userTarget(user)] });
  reconcileSoon(org, user.id);
  return signsIn ? undefined : invite(org, user, options.sendEmail);
}

/** Mails the activation link, or hands it to the caller. */
export function invite(org: Org, user: User, sendEmail: boolean): ActivationLink | undefined {
  const activationToken = org.random.text(20);
  const activationUrl = `${org.baseUrl()}/welcome/${activationToken}`;
  if (!sendEmail) return { activationUrl, activationToken };
  mail(org, "activation", user, activationUrl);
  return undefined;
}

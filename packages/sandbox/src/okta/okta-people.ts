import { recorderUrl } from "../scim/scim-recorder.ts";
import { reconcileSoon } from "./apps/assignments.ts";
import { userTarget } from "./log/targets.ts";
import type { Org } from "./org.ts";
import { userLookup } from "./plant-people.ts";
import { changeStatus } from "./users/change-status.ts";
import { hashOf } from "./users/passwords.ts";
import { displayNameOf, loginOf, type User } from "./users/user.ts";

/**
 * What people do in an org that no management call can do for them. Users are named by id or login; naming nobody
 * throws.
 */
export interface OktaPeople {
  /** Signs somebody in: one more session. Gives its id, or `undefined` when their status keeps them out. */
  signIn(who: string): string | undefined;
  /** Follows an activation or reset link and chooses a password: the account is active. */
  choosePassword(who: string, password?: string): void;
  /** Mistypes the password until Okta locks the account. */
  lockOut(who: string): void;
  enrolFactor(who: string, factorType?: string): void;
  /** Signs in to an application that keeps a refresh token, and consents to its scopes. Gives the token's id. */
  signInToClient(who: string, clientId: string, scopes?: readonly string[]): string;
  /**
   * Enters a provider's token in the admin console and switches provisioning on, which no call can do for most
   * applications: from then on it takes users and groups. Without an address the sandbox's own recorder listens.
   */
  switchOnProvisioning(label: string, url?: string): void;
}

/** Moves people in an org. */
export function peopleOf(org: Org): OktaPeople {
  const find = (who: string): User => org.users.get(userLookup(org)(who))!;
  const by = (user: User) => ({
    actor: { id: user.id, type: "User", alternateId: loginOf(user), displayName: displayNameOf(user) },
  });
  return {
    signIn(who) {
      const user = find(who);
      const mayEnter = user.status === "ACTIVE";
      org.log.record({
        eventType: "user.session.start",
        by: by(user),
        targets: [userTarget(user)],
        ...(mayEnter ? {} : { result: "FAILURE", reason: "INVALID_CREDENTIALS" }),
      });
      if (!mayEnter) return undefined;
      const id = org.random.oktaId("102");
      org.sessions.set(id, { id, userId: user.id, created: org.clock.iso() });
      org.users.set(user.id, { ...user, lastLogin: org.clock.iso() });
      return id;
    },
    choosePassword(who, password = "Correct-Horse-9") {
      const user = find(who);
      org.users.set(user.id, { ...user, passwordHash: hashOf(password), passwordChanged: org.clock.iso() });
      if (["PROVISIONED", "RECOVERY", "PASSWORD_EXPIRED"].includes(user.status)) changeStatus(org, user, "ACTIVE");
      org.log.record({ eventType: "user.account.update_password", by: by(user), targets: [userTarget(user)] });
      reconcileSoon(org, user.id);
    },
    lockOut(who) {
      const user = changeStatus(org, find(who), "LOCKED_OUT");
      org.log.record({ eventType: "user.account.lock", by: by(user), targets: [userTarget(user)] });
    },
    enrolFactor(who, factorType = "push") {
      const user = find(who);
      const factor = {
        id: org.random.oktaId("opf"),
        factorType,
        provider: "OKTA",
        status: "ACTIVE",
        created: org.clock.iso(),
      };
      org.factors.set(user.id, [...(org.factors.get(user.id) ?? []), factor]);
      org.log.record({ eventType: "user.mfa.factor.activate", by: by(user), targets: [userTarget(user)] });
    },
    signInToClient(who, clientId, scopes = ["openid", "offline_access"]) {
      const user = find(who);
      const id = org.random.oktaId("oar");
      const created = org.clock.iso();
      const expiresAt = new Date(org.clock.now() + 90 * 24 * 3_600_000).toISOString();
      org.refreshTokens.set(id, { id, userId: user.id, clientId, scopes, created, expiresAt });
      for (const scopeId of scopes) {
        const grantId = org.random.oktaId("oag");
        org.grants.set(grantId, { id: grantId, userId: user.id, clientId, scopeId, created });
      }
      return id;
    },
    switchOnProvisioning(label, url = recorderUrl) {
      const app = [...org.apps.values()].find((one) => one.label === label);
      if (app === undefined) throw new Error(`no application ${label}`);
      const isCustom = app.name.startsWith(`${org.subdomain}_`) || app.name === "oidc_client";
      org.apps.set(app.id, {
        ...app,
        features: [...new Set([...app.features, ...PROVISIONED])],
        provisioning: {
          url,
          authorization: "Bearer sandbox",
          kind: isCustom ? "custom" : "catalogue",
          pushUsers: true,
          pushProfiles: true,
          deactivateUsers: true,
        },
      });
    },
  };
}

/** What an application can do once provisioning is on, in Okta's words. */
const PROVISIONED = ["PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION", "GROUP_PUSH"];

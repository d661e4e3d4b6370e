import { okta } from "../log/origin.ts";
import { appTarget, userTarget } from "../log/targets.ts";
import { drawLag, type Org } from "../org.ts";
import type { App, AppUser } from "./app.ts";
import { type ScimOutcome, scimCalls } from "./scim-calls.ts";

/** What a push tells the application. */
export type Push = "create" | "profile" | "deactivate";

/** Tells an application about one of its users, if it is provisioned: some time later, and in order. */
export function pushUser(org: Org, appId: string, userId: string, push: Push, last?: AppUser): void {
  const provisioning = org.apps.get(appId)?.provisioning;
  if (provisioning === undefined) return;
  const wanted =
    push === "create"
      ? provisioning.pushUsers
      : push === "profile"
        ? provisioning.pushProfiles
        : provisioning.deactivateUsers && last?.externalId != null;
  if (!wanted) return;
  later(org, appId, () => {
    const app = org.apps.get(appId);
    return app === undefined ? Promise.resolve() : perform(org, app, userId, push, last);
  });
}

/** Tells every application that follows profiles about a changed one. */
export function pushProfile(org: Org, userId: string): void {
  for (const appId of org.appsOfUser.get(userId) ?? []) pushUser(org, appId, userId, "profile");
}

/** Runs a job for an application after the usual delay, never before one that was asked for earlier. */
export function later(org: Org, appId: string, job: () => Promise<void>): void {
  const wanted = org.clock.now() + drawLag(org, org.settings.scimLagMs);
  const at = Math.max(wanted, org.scimBusyUntil.get(appId) ?? 0);
  org.scimBusyUntil.set(appId, at);
  // A clock that runs by itself does not wait for an answer before the next job.
  org.clock.at(at, () => {
    const turn = (org.scimTurns.get(appId) ?? Promise.resolve()).then(job);
    org.scimTurns.set(
      appId,
      turn.catch(() => undefined),
    );
    return turn;
  });
}

async function perform(org: Org, app: App, userId: string, push: Push, last: AppUser | undefined): Promise<void> {
  const held = org.appUsers.get(app.id)?.get(userId);
  const profile = org.users.get(userId)?.profile ?? {};
  const calls = scimCalls(org, app);
  switch (push) {
    case "create": {
      if (held === undefined) return;
      return note(org, app, userId, "push", await calls.create(held.userName, profile));
    }
    case "profile": {
      if (held?.externalId == null) return;
      return note(org, app, userId, "push_profile", await calls.replace(held.externalId, held.userName, profile, true));
    }
    case "deactivate": {
      // Somebody who has the application again by now is not to be switched off.
      if (last?.externalId == null || held !== undefined) return;
      return note(org, app, userId, "deactivate", await calls.deactivate(last.externalId, last.userName, profile));
    }
  }
}

/** Failures are seen in the System Log and on the assignment, in no API answer. */
function note(org: Org, app: App, userId: string, action: string, outcome: ScimOutcome): void {
  const user = org.users.get(userId);
  const failed = outcome.kind === "failed";
  org.log.record({
    eventType: `application.provision.user.${outcome.kind === "reactivated" ? "reactivate" : action}`,
    by: okta,
    targets: [...(user === undefined ? [] : [userTarget(user)]), appTarget(app)],
    ...(failed ? { result: "FAILURE", reason: outcome.reason, severity: "ERROR" } : {}),
  });
  const held = org.appUsers.get(app.id)?.get(userId);
  if (held === undefined || action === "deactivate") return;
  const now = org.clock.iso();
  org.appUsers.get(app.id)?.set(
    userId,
    failed
      ? { ...held, syncState: "ERROR", lastUpdated: now }
      : {
          ...held,
          status: "PROVISIONED",
          statusChanged: held.status === "PROVISIONED" ? held.statusChanged : now,
          externalId: outcome.externalId ?? held.externalId,
          syncState: "SYNCHRONIZED",
          lastSync: now,
          lastUpdated: now,
        },
  );
}

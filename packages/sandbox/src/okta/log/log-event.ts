/** Somebody or something an event is about. */
export interface LogTarget {
  readonly id: string;
  readonly type: string;
  readonly alternateId: string;
  readonly displayName: string;
}

/** An entry of the System Log, in the shape Okta sends. */
export interface LogEvent {
  readonly uuid: string;
  readonly version: "0";
  readonly eventType: string;
  readonly displayMessage: string;
  readonly severity: string;
  readonly published: string;
  readonly actor: LogTarget & { readonly detailEntry: null };
  readonly client: Readonly<Record<string, unknown>>;
  readonly outcome: { readonly result: string; readonly reason: string | null };
  readonly target: readonly (LogTarget & { readonly detailEntry: null })[];
  readonly transaction: {
    readonly type: string;
    readonly id: string;
    readonly detail: Readonly<Record<string, unknown>>;
  };
  readonly debugContext: { readonly debugData: Readonly<Record<string, unknown>> };
  readonly legacyEventType: null;
  readonly authenticationContext: Readonly<Record<string, unknown>>;
  readonly securityContext: Readonly<Record<string, unknown>>;
  readonly request: { readonly ipChain: readonly unknown[] };
}

/** What Okta shows beside an event type; a type without a line shows itself. */
export const displayMessages: Readonly<Record<string, string>> = {
  "user.lifecycle.create": "Create okta user",
  "user.lifecycle.activate": "Activate Okta user",
  "user.lifecycle.reactivate": "Reactivate Okta user",
  "user.lifecycle.deactivate": "Deactivate Okta user",
  "user.lifecycle.suspend": "Suspend Okta user",
  "user.lifecycle.unsuspend": "Unsuspend Okta user",
  "user.lifecycle.delete.initiated": "Delete Okta user initiated",
  "user.lifecycle.delete.completed": "Delete Okta user completed",
  "user.account.update_profile": "Update user profile for Okta",
  "user.account.update_password": "User update password for Okta",
  "user.account.reset_password": "User reset password for Okta (by admin)",
  "user.account.expire_password": "Expire user's password",
  "user.account.lock": "Max sign in attempts exceeded",
  "user.account.unlock_by_admin": "Unlock user account (by admin)",
  "user.session.start": "User login to Okta",
  "user.session.clear": "Clear user session",
  "user.mfa.factor.activate": "Enrolled factor",
  "user.mfa.factor.deactivate": "Reset factor for user",
  "user.mfa.factor.reset_all": "Reset all factors for user",
  "group.lifecycle.create": "Create Okta group",
  "group.lifecycle.delete": "Delete Okta group",
  "group.profile.update": "Okta group profile updated",
  "group.user_membership.add": "Add user to group membership",
  "group.user_membership.remove": "Remove user from group membership",
  "group.user_membership.rule.add_exclusion": "Add user to group rule exclusion list",
  "group.user_membership.rule.trigger": "Triggered group rule evaluation",
  "group.user_membership.rule.invalidate": "Group rule invalidated",
  "group.application_assignment.add": "Add assigned application to group",
  "group.application_assignment.remove": "Remove assigned application from group",
  "application.lifecycle.create": "Create application",
  "application.lifecycle.update": "Update application",
  "application.lifecycle.activate": "Activate application",
  "application.lifecycle.deactivate": "Deactivate application",
  "application.lifecycle.delete": "Delete application",
  "application.user_membership.add": "Add user to application membership",
  "application.user_membership.remove": "Remove user's application membership",
  "application.user_membership.update": "Update user's application membership",
  "application.provision.user.push": "Push new user to external application",
  "application.provision.user.push_profile": "Push user's profile to external application",
  "application.provision.user.deactivate": "Deactivate user in external application",
  "application.provision.user.reactivate": "Reactivate user in external application",
  "app.oauth2.token.revoke": "OAuth2 token revocation request",
  "app.oauth2.token.revoke.implicit.user": "OAuth2 tokens are revoked for a user",
  "system.org.rate_limit.warning": "Rate limit warning",
  "system.org.rate_limit.violation": "Rate limit violation",
  "core.concurrency.org.limit.violation": "Concurrency limit violation",
  "event_hook.delivery": "Deliver event hook",
  "group.rule.create": "Create group rule",
};

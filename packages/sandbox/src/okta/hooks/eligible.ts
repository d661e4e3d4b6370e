/** Event types that exist in the System Log but that no hook can listen to. */
const NEVER: ReadonlySet<string> = new Set([
  "user.lifecycle.delete.completed",
  "group.user_membership.rule.add_exclusion",
  "group.user_membership.rule.trigger",
  "group.user_membership.rule.invalidate",
  "group.user_membership.rule.error",
  "event_hook.delivery",
  "core.concurrency.org.limit.violation",
]);
const NEVER_BELOW = ["application.provision.", "app.oauth2.token."];

/** Whether Okta accepts a type in a hook. Types the sandbox has never heard of are taken on trust. */
export function isHookEligible(eventType: string): boolean {
  return !NEVER.has(eventType) && !NEVER_BELOW.some((start) => eventType.startsWith(start));
}

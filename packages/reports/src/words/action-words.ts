import type { Action, Audience, NotificationEvent, ProfileChange } from "@tenure/lifecycle-rules";
import { instantWords } from "./due-words.ts";

/** What an action does to somebody's access. */
export type Effect = "gives" | "takes" | "changes" | "tells";

/** An action in words: what is done, to what, and whether it gives, takes or changes. */
export interface ActionWords {
  readonly effect: Effect;
  readonly verb: string;
  readonly target: string;
}

/** Says an action the way it appears in every picture. Never shows anybody's mail address but a mailbox's. */
export function actionWords(action: Action, login: string): ActionWords {
  switch (action.kind) {
    case "create-account":
      return { effect: "gives", verb: "create account", target: action.login };
    case "update-profile":
      return {
        effect: "changes",
        verb: "change profile",
        target: shownChanges(action.changes).map(changeWords).join("; "),
      };
    case "activate-account":
      return { effect: "gives", verb: "activate account", target: login };
    case "suspend-account":
      return { effect: "takes", verb: "suspend account", target: login };
    case "unsuspend-account":
      return { effect: "gives", verb: "unsuspend account", target: login };
    case "end-sessions":
      return { effect: "takes", verb: "end sessions", target: "every session, grant and refresh token" };
    case "reset-factors":
      return { effect: "takes", verb: "reset factors", target: "every enrolled factor" };
    case "deactivate-account":
      return { effect: "takes", verb: "deactivate account", target: login };
    case "delete-account":
      return { effect: "takes", verb: "delete account", target: login };
    case "add-to-group":
      return { effect: "gives", verb: "add to group", target: action.name };
    case "remove-from-group":
      return { effect: "takes", verb: "remove from group", target: action.name };
    case "assign-application":
      return { effect: "gives", verb: "assign app", target: action.label };
    case "unassign-application":
      return { effect: "takes", verb: "unassign app", target: action.label };
    case "open-task":
      return { effect: "tells", verb: "open task", target: `${action.summary}${taskWords(action)}` };
    case "notify":
      return {
        effect: "tells",
        verb: "send mail",
        target: `${eventWords(action.event)}, to ${audienceWords(action.audience)}`,
      };
  }
}

/** Who has to do a task, and until when, where the plan says so. An address stays on the task itself. */
function taskWords({ owner, dueBy }: Extract<Action, { kind: "open-task" }>): string {
  const parts = [
    owner === undefined || owner.includes("@") ? [] : [owner],
    dueBy === undefined ? [] : [`by ${instantWords(dueBy, "UTC")}`],
  ].flat();
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** Changes as people read them: Okta keeps a manager twice, and the id says nothing beside the login. */
export function shownChanges(changes: readonly ProfileChange[]): readonly ProfileChange[] {
  const isTwice = changes.some(({ attribute }) => attribute === "manager");
  return changes.filter(({ attribute }) => !(isTwice && attribute === "managerId"));
}

/** A profile change as `department: Climate → Engineering`. */
export function changeWords({ attribute, from, to }: ProfileChange): string {
  if (to === undefined) return `${attribute}: clear`;
  return from === undefined
    ? `${attribute}: ${valueWords(to)}`
    : `${attribute}: ${valueWords(from)} → ${valueWords(to)}`;
}

/** One value, or several as a list. */
export function valueWords(value: string | readonly string[]): string {
  return typeof value === "string" ? value : value.join(", ");
}

function eventWords(event: NotificationEvent): string {
  switch (event) {
    case "account-prepared":
      return "account prepared";
    case "account-active":
      return "account active";
    case "access-changed":
      return "access changed";
    case "access-ended":
      return "access ended";
    case "task-opened":
      return "task opened";
    case "request-cancelled":
      return "request cancelled";
  }
}

function audienceWords(audience: Audience): string {
  if (audience === "person") return "the person";
  if (audience === "manager") return "the manager";
  return audience.startsWith("channel:") ? `#${audience.slice("channel:".length)}` : audience.slice("mailbox:".length);
}

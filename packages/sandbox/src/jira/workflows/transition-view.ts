import { fieldMeta } from "../fields/field-view.ts";
import type { Call } from "../http/call.ts";
import { readerOf } from "../http/reader.ts";
import { projectOf } from "../issues/find-issue.ts";
import type { Issue } from "../issues/issue.ts";
import { can } from "../permissions/can.ts";
import { statusView } from "../projects/catalogue-view.ts";
import type { Transition } from "./workflow.ts";
import { transitionsFrom } from "./workflow-of.ts";

/** The transitions the caller can take; none at all, and no refusal, without the permission. */
export function transitionViews(
  call: Call,
  issue: Issue,
  withFields: boolean,
): readonly Readonly<Record<string, unknown>>[] {
  const { site, caller } = call;
  if (!can(site, caller.user, "TRANSITION_ISSUES", projectOf(site, issue), issue)) return [];
  return transitionsFrom(site, issue, caller.user).map((transition) => view(call, issue, transition, withFields));
}

function view(
  call: Call,
  issue: Issue,
  transition: Transition,
  withFields: boolean,
): Readonly<Record<string, unknown>> {
  const reader = readerOf(call);
  const { id, name, to, from, screen, validators, allowed } = transition;
  const fields = (screen ?? []).flatMap(({ fieldId, required }) => {
    const field = call.site.fields.get(fieldId);
    return field === undefined ? [] : [[fieldId, fieldMeta(reader, field, issue, required)] as const];
  });
  return {
    id,
    name,
    to: statusView(reader, to),
    hasScreen: screen !== undefined,
    isGlobal: from === "any",
    isInitial: false,
    isAvailable: true,
    isConditional: allowed.length > 0 || validators.length > 0,
    isLooped: to === issue.statusId,
    ...(withFields ? { fields: Object.fromEntries(fields) } : {}),
  };
}
